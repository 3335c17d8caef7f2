/** Four eyes: whose consents a publication needs, who may give one, and what makes a proposal void. */
@NullMarked
package dev.leadline.kernel.approval;

import org.jspecify.annotations.NullMarked;
