package dev.leadline.database.secrets;

import java.nio.charset.StandardCharsets;

/**
 * Where a secret is kept: what was sealed for one row opens in no other.
 *
 * @param table such as {@code receiver}
 * @param row what names the row
 */
public record SecretPlace(String table, String row) {

    byte[] bytes() {
        // a zero byte is in no text that PostgreSQL keeps
        return (table + "\0" + row).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + " " + row;
    }
}
