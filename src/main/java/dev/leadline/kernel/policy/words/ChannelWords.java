package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Terms;
import org.jspecify.annotations.Nullable;

/** Words for channels: {@code PHONE} is a call, {@code EMAIL} is an email, any other is an attempt by its name. */
public final class ChannelWords {

    private static final String EMAIL = "EMAIL";

    private ChannelWords() {}

    /** Returns the request to the person who must act: "Call the lead". */
    public static String request(String channel) {
        if (channel.equals(Terms.PHONE)) {
            return "Call the lead";
        }
        return channel.equals(EMAIL) ? "Email the lead" : "Contact the lead by " + channel;
    }

    /** So many attempts: "7 calls", "1 email", "2 SMS attempts". */
    public static String count(String channel, int attempts) {
        return attempts + " " + (attempts == 1 ? noun(channel) : several(channel));
    }

    /** One attempt in general, {@code null} for whatever channel: "a call", "an email", "an attempt by SMS". */
    public static String one(@Nullable String channel) {
        if (channel == null) {
            return "an attempt";
        }
        if (channel.equals(Terms.PHONE)) {
            return "a call";
        }
        return channel.equals(EMAIL) ? "an email" : "an attempt by " + channel;
    }

    /** One of the attempts, {@code null} for whatever channel: "call", "email", "SMS attempt". */
    public static String noun(@Nullable String channel) {
        if (channel == null) {
            return "attempt";
        }
        if (channel.equals(Terms.PHONE)) {
            return "call";
        }
        return channel.equals(EMAIL) ? "email" : channel + " attempt";
    }

    /** Attempts in general: "calls", "emails", "SMS attempts". */
    public static String several(String channel) {
        return noun(channel) + "s";
    }
}
