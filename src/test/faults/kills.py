#!/usr/bin/env python3
"""Kills the packaged server, its PostgreSQL and single processes of that, again and again, while clients have decisions recorded.

Whatever was answered must be there as it was answered, a key must answer as before, and nothing but 200, 503 with Retry-After
and a broken connection may be heard. Usage: kills.py [kills] [clients] [seed] [folder of the packaged server]
"""
import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
KILLS, CLIENTS, SEED = (int(given) for given in (sys.argv[1:4] + ["1000", "16", "28"][len(sys.argv[1:4]):]))
APP = os.path.abspath(sys.argv[4] if len(sys.argv) > 4 else os.path.join(HERE, "../../../target/quarkus-app"))
HEADERS = {"Content-Type": "application/json"}
SLOWEST = 5.0

chance = random.Random(SEED)
folder = tempfile.mkdtemp(prefix="leadline-kills-")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]

wrong, answered, keys, heard = [], [], {}, {"200": 0, "503": 0, "broken": 0}
lock, over = threading.Lock(), threading.Event()
slowest = 0.0


def start():
    settings = dict(os.environ, LEADLINE_DATA_DIR=folder + "/data", QUARKUS_HTTP_PORT=str(PORT))
    log = open(folder + "/log", "a")
    started = subprocess.Popen(["java", "-XX:TieredStopAtLevel=1", "-jar", APP + "/quarkus-run.jar"], cwd=folder, env=settings,
                               stdout=log, stderr=log)
    ready(started)
    return started


def ready(process):
    for _ in range(600):
        try:
            if ask("GET", "/q/health/ready")[0] == 200:
                return
        except OSError:
            pass
        except http.client.HTTPException:
            pass
        if process.poll() is not None:
            sys.exit("The server ended: " + open(folder + "/log").read()[-2000:])
        time.sleep(0.1)
    sys.exit("The server does not become ready: " + open(folder + "/log").read()[-2000:])


def ask(method, path, body=None, headers=None, connection=None):
    connection = connection or http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request(method, path, body, headers or HEADERS)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.getheader("Retry-After")


def request(lead):
    return json.dumps({"policy": "mql-to-sal-simple", "asOf": "2016-01-11T16:00:00Z",
                       "lead": {"id": lead, "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"}})


def client(number):
    global slowest
    connection, count = None, 0
    while not over.is_set():
        count += 1
        lead = "killed-%d-%d" % (number, count)
        key = "key-%s-%d" % (lead, SEED) if count % 3 == 0 else None
        headers = dict(HEADERS, **({"Idempotency-Key": key} if key else {}))
        begun = time.monotonic()
        try:
            connection = connection or http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
            status, body, again = ask("POST", "/v1/decisions", request(lead), headers, connection)
        except (OSError, http.client.HTTPException):
            connection = None
            with lock:
                heard["broken"] += 1
            time.sleep(0.05)
            continue
        took = time.monotonic() - begun
        with lock:
            slowest = max(slowest, took)
            if status == 200:
                heard["200"] += 1
                answered.append((json.loads(body)["id"], body))
                if key:
                    keys[key] = (lead, body)
            elif status == 503 and again:
                heard["503"] += 1
            else:
                wrong.append("%s was answered with %d %s" % (lead, status, body))
            if took > SLOWEST:
                wrong.append("%s was answered after %.1f s" % (lead, took))


def postgres():
    """The processes of its PostgreSQL, the first of all of them first."""
    first = int(open(folder + "/data/pgdata/postmaster.pid").readline())
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.readlink("/proc/%s/exe" % pid).startswith(os.path.realpath(folder) + "/"):
                found.append(int(pid))
        except OSError:
            continue
    return first, [pid for pid in found if pid != first]


def title(pid):
    try:
        return open("/proc/%d/cmdline" % pid).read()
    except OSError:
        return ""


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass


def calmly(*asked):
    """Asks until the answer is not that the database is still coming back."""
    answer = ask(*asked)
    for _ in range(100):
        if answer[0] != 503:
            break
        time.sleep(0.1)
        answer = ask(*asked)
    return answer


def check(some):
    for decision, body in some:
        status, kept, _ = calmly("GET", "/v1/decisions/" + decision)
        if status != 200 or not kept.startswith(body[:-1]):
            wrong.append("decision %s was answered, and is now %d %s" % (decision, status, kept[:200]))


signal.signal(signal.SIGTERM, lambda *told: sys.exit(1))
server = start()
clients = [threading.Thread(target=client, args=(number,), daemon=True) for number in range(CLIENTS)]
for each in clients:
    each.start()
checked, kinds = 0, {"process": 0, "postgresql": 0, "server": 0}
try:
    for done in range(KILLS):
        time.sleep(0.05 + chance.random() * 0.4)
        first, others = postgres()
        if done % 25 == 24:
            kinds["server"] += 1
            server.kill()
            server.wait()
            if done % 50 == 49:
                for pid in [first] + others:
                    kill(pid)
            server = start()
        elif done % 10 == 9:
            kinds["postgresql"] += 1
            kill(first)
        else:
            kinds["process"] += 1
            # never the one that recovers after a kill: PostgreSQL 18 waits for it for good, whoever uses it
            alive = [pid for pid in others if "startup" not in title(pid)]
            writing = [pid for pid in alive if "INSERT" in title(pid) or "COMMIT" in title(pid)]
            kill(chance.choice(writing or alive or [first]))
        ready(server)
        with lock:
            fresh = answered[checked:]
        check(chance.sample(fresh, min(20, len(fresh))))
        checked += len(fresh)
        if done % 10 == 9:
            print("%d kills, heard %s" % (done + 1, heard), flush=True)
    over.set()
    for each in clients:
        each.join(40)
    ready(server)
    check(answered)
    for key, (lead, body) in keys.items():
        if calmly("POST", "/v1/decisions", request(lead), dict(HEADERS, **{"Idempotency-Key": key}))[1] != body:
            wrong.append("the key %s does not answer as before" % key)
finally:
    over.set()
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(folder, ignore_errors=True)
print("%d kills (%s): heard %s, the slowest answer after %.2f s; %d decisions and %d keys looked for"
      % (KILLS, kinds, heard, slowest, len(answered), len(keys)))
print("Nothing was lost." if answered and not wrong else "WRONG:\n" + "\n".join(wrong[:20]))
sys.exit(1 if wrong or not answered else 0)
