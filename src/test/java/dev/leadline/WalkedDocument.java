package dev.leadline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a document in Markdown, as one types them: every {@code sh} block, in order, in one shell. A comment right
 * before a block says what is special about it:
 *
 * <pre>
 * &lt;!-- runs: in the background --&gt;   a server, which the next blocks ask; it ends with the document
 * &lt;!-- runs: in CI --&gt;               a build of its own: a line of .ci/run
 * &lt;!-- runs: 5 s --&gt;                 it would go on without end, and is stopped
 * &lt;!-- runs: exit 1 --&gt;              its last command ends with this code
 * &lt;!-- runs: with Keycloak --&gt;        in KeycloakIT, and not with the others
 * </pre>
 */
record WalkedDocument(Path path, List<Block> blocks) {

    private static final Pattern FENCE = Pattern.compile(
            "(?:<!-- runs: (?<how>[^\\n]+?) -->\\n+)?^(?<indent> *)```(?<kind>\\w+)\\n(?<text>.*?)^ *```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * @param how what is special, or null
     * @param commands what is typed
     * @param answer the JSON that stands right below as the answer, or null
     */
    record Block(String how, String commands, String answer) {

        boolean isServer() {
            return "in the background".equals(how);
        }

        boolean isWithKeycloak() {
            return how != null && how.startsWith("with Keycloak");
        }

        boolean isInContinuousIntegration() {
            return "in CI".equals(how);
        }
    }

    static WalkedDocument read(Path path) throws IOException {
        var all = readAll(path);
        return new WalkedDocument(
                path, all.stream().filter(block -> !block.isWithKeycloak()).toList());
    }

    /** What needs a Keycloak beside the server. */
    static List<Block> withKeycloak(Path path) throws IOException {
        return readAll(path).stream().filter(Block::isWithKeycloak).toList();
    }

    private static List<Block> readAll(Path path) throws IOException {
        var blocks = new ArrayList<Block>();
        Matcher found = FENCE.matcher(Files.readString(path));
        while (found.find()) {
            if (found.group("kind").equals("sh")) {
                blocks.add(new Block(found.group("how"), found.group("text").stripIndent(), null));
            } else if (found.group("kind").equals("json") && !blocks.isEmpty()) {
                var asked = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(asked.how(), asked.commands(), found.group("text")));
            }
        }
        return blocks;
    }

    boolean startsItsServer() {
        return blocks.stream().anyMatch(Block::isServer);
    }

    boolean buildsItsServer() {
        return blocks.stream()
                .anyMatch(block -> block.isServer() && block.commands().startsWith("mvn"));
    }

    boolean asksServer() {
        return blocks.stream().anyMatch(block -> block.commands().contains("localhost:8080"));
    }

    /** The whole as a script for bash, which says before each block which one it is. */
    String script(int port) {
        var script = new StringBuilder(PRELUDE);
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).isInContinuousIntegration()) {
                script.append("echo; echo '").append(mark(i)).append("'\n").append(commands(blocks.get(i)));
            }
        }
        return script.append("echo; echo '@@end'\n").toString().replace("localhost:8080", "localhost:" + port);
    }

    static String mark(int block) {
        return "@@block " + block;
    }

    private static String commands(Block block) {
        if (block.isServer()) {
            return SERVER.formatted(block.commands());
        }
        if (block.how() == null) {
            return block.commands();
        }
        if (block.how().endsWith(" s")) {
            return "timeout " + block.how().replace(" s", "") + " bash -c '"
                    + block.commands().replace("'", "'\\''") + "' || [ $? = 124 ]\n";
        }
        if (block.how().startsWith("exit ")) {
            var code = block.how().substring("exit ".length());
            return "code=0\n" + block.commands().stripTrailing() + " || code=$?\n[ \"$code\" = " + code + " ]\n";
        }
        throw new AssertionError("Nobody knows what \"runs: " + block.how() + "\" means.");
    }

    /** A refused request is a failed command, and each answer ends its line; commands of their own know all of it. */
    private static final String PRELUDE =
            """
            set -euo pipefail
            set -o allexport
            curl() {
              local code=0
              if [[ " $* " == *" -sf "* ]]; then command curl "$@" || code=$?
              else command curl -sS --fail-with-body "$@" || code=$?; fi
              echo; return $code
            }
            """;

    private static final String SERVER =
            """
            cat > .server.sh <<'THE SERVER ENDS HERE'
            %sTHE SERVER ENDS HERE
            setsid bash .server.sh > .server.log 2>&1 &
            server=$!
            trap 'kill -- -$server; tail -5 .server.log; while kill -0 -- -$server 2> /dev/null; do sleep 0.2; done' EXIT
            until command curl -sf localhost:8080/q/health/ready > /dev/null; do sleep 1; kill -0 $server; done
            """;
}
