package dev.leadline.database;

/** Is told when PostgreSQL sends a notification. It is a hint, which is lost when the connection is: whoever needs the news also asks now and then. */
public interface NewsReader {

    /** The channel, as {@code pg_notify} names it. */
    String channel();

    /** Something was sent, by this replica or another. What is thrown is logged, and the next notification is heard. */
    void hear();
}
