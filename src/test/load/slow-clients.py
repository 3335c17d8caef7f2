#!/usr/bin/env python3
"""Measures a running server while others are slow: decisions without a record from 8 connections, alone; beside 300 connections that
send half a body and then a byte every two seconds; and beside 250 bulk clients that never read their answer. Prints p50 and p99 of
each, and their ratio to the first. Usage: src/test/load/slow-clients.py [port] [decisions]"""
import http.client
import json
import multiprocessing
import socket
import sys
import threading
import time

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
DECISIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 8000
LEAD = {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
        "lead": {"id": "slow", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}}
BODY = json.dumps(LEAD)


def ask(times, refused, count):
    server = http.client.HTTPConnection("localhost", PORT, timeout=60)
    for _ in range(count):
        begun = time.perf_counter()
        server.request("POST", "/v1/decisions?record=false", BODY, {"Content-Type": "application/json"})
        answer = server.getresponse()
        answer.read()
        times.append(time.perf_counter() - begun)
        if answer.status != 200:
            refused.append(answer.status)


def measure():
    times, refused = [], []
    threads = [threading.Thread(target=ask, args=(times, refused, DECISIONS // 8)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return times[len(times) // 2] * 1000, times[len(times) * 99 // 100] * 1000, len(refused)


def connect(head, body):
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("localhost", PORT))
    try:
        client.sendall(head.encode() + body.encode())
    except OSError:
        pass  # refused before all was sent
    return client


def post(door, kind, length):
    return f"POST {door} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"


def drip(clients, over):
    while not over.wait(2):
        for client in clients:
            try:
                client.send(b" ")
            except OSError:
                pass  # ended with 408


def read_nothing(over):
    """In a process of its own, or what is measured would wait for what is sent."""
    lines = (BODY + "\n") * 3000
    begin = post("/v1/decisions/bulk?record=false", "application/x-ndjson", len(lines))
    clients = []
    senders = [threading.Thread(target=lambda: clients.append(connect(begin, lines))) for _ in range(250)]
    for sender in senders:
        sender.start()
    over.wait()
    for client in clients:
        client.close()


def say(name, now, alone):
    print(f"{name:34} p50 {now[0]:7.2f} ms   p99 {now[1]:7.2f} ms   not 200: {now[2]}   "
          f"p99 {now[1] / alone[1]:.2f} times that of alone")


measure()
alone = measure()
say("alone", alone, alone)
drips = [connect(post("/v1/decisions", "application/json", 1000), "{") for _ in range(300)]
over = threading.Event()
dripping = threading.Thread(target=drip, args=(drips, over))
dripping.start()
say("beside 300 bodies that drip", measure(), alone)
over.set()
dripping.join()
for client in drips:
    client.close()
over = multiprocessing.Event()
unread = multiprocessing.Process(target=read_nothing, args=(over,))
unread.start()
say("beside 250 bulk clients, unread", measure(), alone)
over.set()
unread.join()
say("alone again", measure(), alone)
