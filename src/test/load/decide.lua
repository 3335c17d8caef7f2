-- One request for wrk: the decision of the README.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z",
"lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"},
"attempts": [{"id": "a1", "channel": "PHONE", "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}]}]]
