package dev.leadline.sources;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the events that could not be read, when they were read again.
 *
 * @param told how many tell their facts now; they leave the log
 * @param unread how many still cannot be read; the log says why
 */
@Schema(name = "EventsReplay")
record ReplayBody(int told, int unread) {}
