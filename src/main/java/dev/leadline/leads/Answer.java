package dev.leadline.leads;

/**
 * What leaves the server.
 *
 * @param status the HTTP status
 * @param json the body
 */
record Answer(int status, String json) {}
