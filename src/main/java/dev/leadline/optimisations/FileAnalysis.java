package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.optimisations.leads.LeadFile;
import dev.leadline.tables.StrictCsv;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Analyses files of leads, few at a time, while they arrive. */
@ApplicationScoped
class FileAnalysis {

    private static final int MOST = 2;
    private static final int LONGEST_ROW = 64 * 1024;
    private static final int STALE_DAYS = 90;
    private static final Map<String, Character> DELIMITERS = Map.of(",", ',', ";", ';', "|", '|', "tab", '\t');

    private final Analysis analysis;
    private final Validator validator;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST);

    FileAnalysis(Analysis analysis, Validator validator, InstantSource clock) {
        this.analysis = analysis;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * @throws Invalid when something asked, or a row, cannot be
     * @throws Problem 429 when this replica reads as many files as it may
     */
    OptimisationBody of(FileRequest asked, String by, InputStream file) throws IOException {
        var request = checked(asked.asked());
        var pricing = Pricing.from(request);
        if (!places.tryAcquire()) {
            throw Problem.tooMany("This replica reads " + MOST + " files of leads, the maximum.\nTry again soon.");
        }
        try {
            return of(asked, request, pricing, by, file);
        } catch (CharacterCodingException other) {
            throw new Invalid("", null, "The file is not UTF-8.\nSave it as CSV UTF-8.");
        } finally {
            places.release();
        }
    }

    private OptimisationBody of(
            FileRequest asked, OptimisationRequest request, Pricing pricing, String by, InputStream file)
            throws IOException {
        var staleAt = clock.instant().minus(Duration.ofDays(staleDays(asked.staleDays())));
        var leads = new LeadFile(
                new StrictCsv(text(file), delimiter(asked), LONGEST_ROW), asked.words(), request.currency(), staleAt);
        var tallies = leads.read();
        return analysis.keep(
                request,
                new OptimisationBody.Asked(
                        request.name(),
                        clock.instant(),
                        by,
                        OptimisationBody.Source.CSV,
                        asked.channel(),
                        leads.currency()),
                tallies,
                pricing);
    }

    private OptimisationRequest checked(OptimisationRequest request) {
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private static Reader text(InputStream file) throws IOException {
        var text = new java.io.PushbackInputStream(file, 3);
        var head = text.readNBytes(3);
        boolean isMarked =
                head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!isMarked) {
            text.unread(head);
        }
        return new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
    }

    private static char delimiter(FileRequest asked) {
        var text = asked.delimiter() == null ? "," : asked.delimiter();
        if (!DELIMITERS.containsKey(text)) {
            throw new Invalid(
                    "/delimiter", text, "The delimiter (" + QuotedText.of(text) + ") must be `,`, `;`, `|` or `tab`.");
        }
        return DELIMITERS.get(text);
    }

    private static int staleDays(String text) {
        if (text == null) {
            return STALE_DAYS;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > 3_653) {
            throw new Invalid(
                    "/staleDays",
                    text,
                    "The staleDays (" + QuotedText.of(text) + ") must be a whole number from 0 to 3653.");
        }
        return Integer.parseInt(text);
    }
}
