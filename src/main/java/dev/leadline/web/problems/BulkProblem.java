package dev.leadline.web.problems;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of a bulk request that could not be taken; the others are.
 *
 * @param line its number, the first being 1
 * @param problem what is wrong with it
 */
@Schema(name = "BulkProblem")
public record BulkProblem(long line, ProblemBody problem) {}
