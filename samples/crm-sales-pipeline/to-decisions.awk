# Turns sales opportunities (opportunity_id, sales_agent, product, account, deal_stage, engage_date, close_date,
# close_value) into requests for POST /v1/decisions/bulk, one a line:
#
#   awk -f to-decisions.awk -v asof=2018-01-01T00:00:00Z opportunities.csv
#
# The engage date, at 09:00 in New York, is taken as receipt. The rank stands for the product that the lead asks about:
# the dearer it is, the higher. Won is taken as accepted, lost as rejected, both at 17:00 in New York on the close date.
# An opportunity without an engage date was never received; it goes in as it is, and its line comes back as a problem.
BEGIN {
    FS = ","
    rank["GTK 500"] = 95
    rank["GTX Plus Pro"] = 90
    rank["GTXPro"] = 84.5
    rank["MG Advanced"] = 72
    rank["GTX Plus Basic"] = 60
    rank["GTX Basic"] = 45
    rank["MG Special"] = 20
}

# Daylight saving time in the United States: from the second Sunday of March to the first Sunday of November.
function offset(date,    y, m, d) {
    y = substr(date, 1, 4) + 0
    m = substr(date, 6, 2) + 0
    d = substr(date, 9, 2) + 0
    if (m < 3 || m > 11) return "-05:00"
    if (m > 3 && m < 11) return "-04:00"
    if (m == 3) return d >= 8 + (7 - weekday(y, 3, 1)) % 7 ? "-04:00" : "-05:00"
    return d >= 1 + (7 - weekday(y, 11, 1)) % 7 ? "-05:00" : "-04:00"
}

# 0 is Sunday (Sakamoto's method).
function weekday(y, m, d,    t) {
    split("0 3 2 5 0 3 5 1 4 6 2 4", t, " ")
    if (m < 3) y--
    return (y + int(y / 4) - int(y / 100) + int(y / 400) + t[m] + d) % 7
}

NR > 1 {
    received = $6 == "" ? "" : sprintf(",\"receivedAt\":\"%sT09:00:00%s\"", $6, offset($6))
    type = $5 == "Won" ? "ACCEPTED" : $5 == "Lost" ? "REJECTED" : ""
    done = type == "" ? "" : sprintf(",\"disposition\":{\"type\":\"%s\",\"occurredAt\":\"%sT17:00:00%s\"}", type, $7, offset($7))
    printf "{\"asOf\":\"%s\",\"lead\":{\"id\":\"%s\",\"rank\":%s,\"stage\":\"MQL\"%s,\"owner\":\"%s\",\"attributes\":{\"product\":\"%s\"}}%s}\n",
        asof, $1, rank[$3], received, $2, $3, done
}
