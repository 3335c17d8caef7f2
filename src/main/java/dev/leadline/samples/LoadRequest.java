package dev.leadline.samples;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which sample is to be loaded.
 *
 * @param at the moment up to which its story is told, not after now and at most ten years ago; absent: now
 */
@Schema(name = "LoadSampleRequest", examples = "{\"at\": \"2026-11-20T17:00:00Z\"}")
record LoadRequest(@Schema(nullable = true) Instant at) {}
