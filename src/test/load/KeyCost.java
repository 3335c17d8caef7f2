import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/**
 * What it costs to check a key: unrecorded decisions without and with one by turns, one after another on one connection, over a
 * server in local mode. Prints medians in microseconds, and their ratio, round by round and over all.
 * Usage: java src/test/load/KeyCost.java [port] [key] [rounds] [requests a round]
 */
public final class KeyCost {

    private static final String LEAD = "{\"asOf\": \"2026-03-02T16:00:00Z\", \"policy\": \"mql-to-sal-simple\", \"lead\":"
            + " {\"id\": \"L-1\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2026-03-02T10:00:00-05:00\"}}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String... args) throws Exception {
        var port = args[0];
        var key = args[1];
        int rounds = Integer.parseInt(args[2]);
        int requests = Integer.parseInt(args[3]);
        for (int i = 0; i < 3; i++) {
            times(port, null, requests);
            times(port, key, requests);
        }
        var without = new long[rounds];
        var with = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            boolean isKeyFirst = i % 2 == 0;
            if (isKeyFirst) {
                with[i] = median(times(port, key, requests));
            }
            without[i] = median(times(port, null, requests));
            if (!isKeyFirst) {
                with[i] = median(times(port, key, requests));
            }
            System.out.printf("%3d  without %5d  with %5d  ratio %.3f%n", i, without[i], with[i], (double) with[i] / without[i]);
        }
        var ratios = new double[rounds];
        Arrays.setAll(ratios, i -> (double) with[i] / without[i]);
        Arrays.sort(ratios);
        System.out.printf("median without %d, with %d; ratio of a round: median %.3f, from %.3f to %.3f%n",
                median(without), median(with), ratios[rounds / 2], ratios[0], ratios[rounds - 1]);
    }

    private static long median(long[] of) {
        Arrays.sort(of);
        return of[of.length / 2];
    }

    private static long[] times(String port, String key, int requests) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/decisions?record=false"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(LEAD));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        var asked = request.build();
        var times = new long[requests];
        for (int i = 0; i < requests; i++) {
            long begun = System.nanoTime();
            var answer = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString());
            times[i] = (System.nanoTime() - begun) / 1_000;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        }
        return times;
    }
}
