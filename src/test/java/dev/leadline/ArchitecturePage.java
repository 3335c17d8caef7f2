package dev.leadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the tables of ARCHITECTURE.md: the rooms with their imports, and the lists of exceptions. */
record ArchitecturePage(Map<String, Room> rooms, Set<String> wide, Set<String> lengthy) {

    static final String ROOT = "dev.leadline";

    private static final Pattern SECTION = Pattern.compile("(?m)^#{2,3} (.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\|(?:.*\\|)? ([^|]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([\\w./]+)`");

    /**
     * A room of the page.
     *
     * @param base what every room of its section may import
     * @param own what its row lists beyond that
     */
    record Room(String name, Set<String> base, Set<String> own) {

        /** Whether this room is the package or one around it. */
        boolean holds(String packageName) {
            return isWithin(packageName, packageOf(name));
        }

        /** The entry of this row that allows the package, if only the row does. */
        Optional<String> findOwn(String packageName) {
            return own.stream()
                    .filter(entry -> isWithin(packageName, packageOf(entry)))
                    .max(Comparator.comparing(String::length));
        }

        boolean allows(String packageName) {
            return holds(packageName)
                    || base.stream().anyMatch(entry -> isWithin(packageName, packageOf(entry)))
                    || findOwn(packageName).isPresent();
        }
    }

    static ArchitecturePage read() {
        try {
            return of(Files.readString(Path.of("ARCHITECTURE.md")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ArchitecturePage of(String page) {
        var sections = sections(page);
        var rooms = new TreeMap<String, Room>();
        sections.forEach((title, text) -> {
            if (title.startsWith("Rooms ")) {
                var base = names(text.substring(0, text.indexOf('|')));
                ROW.matcher(text).results().forEach(row -> {
                    var room = new Room(names(row.group(1)).iterator().next(), base, names(row.group(2)));
                    rooms.put(room.name(), room);
                });
            }
        });
        return new ArchitecturePage(
                rooms, firstCells(sections.get("Sizes")), firstCells(sections.get("Files over the usual size")));
    }

    /** The row that speaks of a package: the closest around it. */
    Optional<Room> findRoom(String packageName) {
        return rooms.values().stream()
                .filter(room -> room.holds(packageName))
                .max(Comparator.comparing(room -> room.name().length()));
    }

    /** A name without a dot or a lower-case package of ours is ours; any other is a library's. */
    private static String packageOf(String entry) {
        return Files.isDirectory(Path.of("src/main/java/dev/leadline", entry.replace('.', '/')))
                ? ROOT + "." + entry
                : entry;
    }

    private static boolean isWithin(String packageName, String around) {
        return packageName.equals(around) || packageName.startsWith(around + ".");
    }

    private static Map<String, String> sections(String page) {
        var starts = SECTION.matcher(page).results().toList();
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1).start() : page.length();
            all.put(starts.get(i).group(1), page.substring(starts.get(i).end(), end));
        }
        return all;
    }

    private static Set<String> firstCells(String section) {
        return ROW.matcher(section)
                .results()
                .flatMap(row -> names(row.group(1)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(ArchitecturePage::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
