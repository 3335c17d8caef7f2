package dev.leadline.policies.source;

/** A policy that begins as another. */
public final class PolicyCopy {

    private PolicyCopy() {}

    /**
     * The same files with the copy's settings. Cases that expect to be decided by the copied policy expect the copy;
     * other files of cases stay as they are written.
     */
    public static PolicySource of(PolicySource copied, PolicySettings settings) {
        var copy = copied.withSettings(settings);
        for (var file : copied.caseFiles().files()) {
            var other = file.of(settings.id());
            if (!other.cases().equals(file.cases())) {
                copy = copy.withFile(PolicySource.casesPath(file.subject()), other.write());
            }
        }
        return copy;
    }
}
