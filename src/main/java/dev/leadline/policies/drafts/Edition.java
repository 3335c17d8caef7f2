package dev.leadline.policies.drafts;

import dev.leadline.policies.source.PolicySource;

/**
 * A text of a policy that can be named: what is in force, a version, a publication, or a draft at one of its revisions.
 *
 * @param name how it is named, such as {@code in-force}, {@code sha256:...}, {@code publication:7}, {@code draft:main} or
 *     {@code draft:main@3}
 * @param source its files
 * @param revision the revision of the draft; {@code null} unless it is one
 * @param tag another one whenever the text is another
 */
public record Edition(String name, PolicySource source, Integer revision, String tag) {

    public static final String IN_FORCE = "in-force";

    /** A draft that an edition is a text of: the policy, and the name of the draft. */
    public record OfDraft(String policyId, String name) {}

    private static final String DRAFT = "draft:";
    private static final String REVISION = "@";

    /** How this very text is named: a draft with its revision, since the draft will be another. */
    public String exactName() {
        boolean isLatest = name.startsWith(DRAFT) && !name.contains(REVISION);
        return isLatest ? name + REVISION + tag.substring(1, tag.indexOf('-')) : name;
    }
}
