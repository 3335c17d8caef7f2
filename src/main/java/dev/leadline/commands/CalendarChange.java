package dev.leadline.commands;

import dev.leadline.calendars.CalendarDifference;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.source.PolicyFolder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A calendar that is not the same in two folders.
 *
 * @param calendar its file
 * @param how in which way
 * @param difference the hours that are different; {@code null} when it was added, was removed or could not be compared
 * @param unread why it could not be compared; none when it was
 */
record CalendarChange(String calendar, ChangeType how, CalendarDifference difference, List<String> unread) {

    /** Empty when both folders say the same of it, however it is laid out. */
    static Optional<CalendarChange> of(String file, PolicyFiles before, PolicyFiles after) {
        var was = before.files().get(file);
        var is = after.files().get(file);
        if (was == null || is == null) {
            return Optional.of(new CalendarChange(file, ChangeType.of(was, is), null, List.of()));
        }
        if (Arrays.equals(was, is)) {
            return Optional.empty();
        }
        try {
            var from = read(file, before);
            var to = read(file, after);
            return from.version().equals(to.version())
                    ? Optional.empty()
                    : Optional.of(
                            new CalendarChange(file, ChangeType.CHANGED, CalendarDifference.from(from, to), List.of()));
        } catch (Invalid unreadable) {
            return Optional.of(new CalendarChange(file, ChangeType.CHANGED, null, List.of(unreadable.getMessage())));
        }
    }

    private static CalendarVersion read(String file, PolicyFiles folder) {
        try {
            return PolicyFolder.calendar(folder.files().get(file));
        } catch (Invalid unreadable) {
            throw new Invalid("", file, folder.name() + "/" + file + ": " + unreadable.getMessage());
        }
    }

    /** Returns the differences for people, a sentence each. */
    List<String> sentences() {
        if (!unread.isEmpty()) {
            return unread.stream().map(why -> "The comparison failed. " + why).toList();
        }
        boolean isTold = difference == null || !difference.sentences().isEmpty();
        return !isTold
                ? List.of("The text differs, but all hours are the same.")
                : difference == null ? List.of() : difference.sentences();
    }
}
