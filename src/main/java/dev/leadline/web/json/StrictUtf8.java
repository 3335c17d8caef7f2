package dev.leadline.web.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text of files, in UTF-8 and nothing else: a byte that is none is refused, and not replaced. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** The text; empty when the bytes are not UTF-8. */
    public static Optional<String> find(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The same without the mark that some programs put first. */
    public static Optional<String> findWithoutMark(byte[] bytes) {
        return find(bytes).map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
