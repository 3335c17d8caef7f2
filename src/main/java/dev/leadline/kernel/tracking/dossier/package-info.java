/** The facts that are told about a lead, put in order. */
@NullMarked
package dev.leadline.kernel.tracking.dossier;

import org.jspecify.annotations.NullMarked;
