package dev.leadline.policies.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Analyst;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A mounted folder of which changes become drafts, for someone to publish. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MountedFolders.class)
class FolderDraftTest {

    private static final MountedFolder FOLDER = MountedFolders.POLICIES;
    private static final String NOW = "2026-01-12T16:00:00Z";

    @Inject
    FolderSource source;

    /** What is new in the folder decides at once, for nothing of it did before. */
    private Analyst added(String id) {
        FOLDER.add(id);
        source.reload();
        assertThat(source.findRejected()).isEmpty();
        return new Analyst(id, "analyst@example.com");
    }

    @Test
    void a_change_becomes_the_draft_folder_and_decides_once_someone_publishes_it() {
        var analyst = added("x-drafted");
        int last = analyst.last();
        FOLDER.remove("x-drafted/cases");
        FOLDER.edit("x-drafted/attempts.csv", "A,A,7,3,", "A,A,8,3,");
        source.reload();
        source.reload();
        assertThat(source.findRejected()).isEmpty();
        assertThat(analyst.last()).isEqualTo(last);
        assertThat(analyst.calls(NOW)).isEqualTo(7);
        analyst.get("/drafts/folder")
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("basedOn", equalTo(last))
                .body("lastEdit.by", equalTo("folder"))
                .body("tables.attempts.rows[0].PHONE", equalTo("8"));

        analyst.publishes("folder").statusCode(201);
        assertThat(analyst.calls(NOW)).isEqualTo(8);

        FOLDER.edit("x-drafted/attempts.csv", "A,A,8,3,", "A,A,9,3,");
        source.reload();
        analyst.get("/drafts/folder").body("revision", equalTo(2)).body("basedOn", equalTo(analyst.last()));
        assertThat(analyst.calls(NOW)).isEqualTo(8);
    }

    @Test
    void a_draft_is_made_only_when_all_of_the_folder_is_taken_over() {
        var analyst = added("x-drafted-too");
        FOLDER.edit("x-drafted-too/policy.yaml", "title: ", "title: Another, ");
        FOLDER.add("x-second-for-mql");
        FOLDER.edit("x-second-for-mql/policy.yaml", "answersForStage: false", "answersForStage: true");
        source.reload();
        source.reload();
        assertThat(source.findRejected()).isPresent();
        analyst.get("/drafts/folder").statusCode(404);

        FOLDER.edit("x-second-for-mql/policy.yaml", "answersForStage: true", "answersForStage: false");
        source.reload();
        assertThat(source.findRejected()).isEmpty();
        analyst.get("/drafts/folder").statusCode(200).body("revision", equalTo(1));
    }
}
