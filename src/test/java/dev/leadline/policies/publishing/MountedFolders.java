package dev.leadline.policies.publishing;

import dev.leadline.rules.MountedRules;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Folders of rules and of policies are mounted; policies that change in it become drafts. They are looked at when a test says
 * so, and not by themselves.
 */
public final class MountedFolders implements QuarkusTestProfile {

    static final MountedFolder POLICIES = new MountedFolder("mounted-policies");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "leadline.policies.dir", POLICIES.fresh().toString(),
                "leadline.policies.look-every", "24h",
                "leadline.policies.changes", "draft",
                "leadline.rules.dir", MountedRules.fresh().toString(),
                "leadline.rules.look-every", "24h",
                "leadline.rules.trial-limit", "300s");
    }
}
