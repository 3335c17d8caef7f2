package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publications.Overtaken;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.source.TableForms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is published while a request is answered is for the next one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OneSetPerRequestTest {

    @Inject
    Policies policies;

    @Inject
    InstantSource clock;

    @Inject
    PublicationBodies bodies;

    /** The resource; whenever it has asked for the policies, another version of this one is published. */
    private PoliciesResource overtaken(Analyst analyst) {
        var calls = new AtomicInteger(8);
        return resource(Overtaken.by(() -> analyst.requires(calls.getAndIncrement()), policies, clock));
    }

    private PoliciesResource resource(Policies asked) {
        var resource = new PoliciesResource(asked, null, null, null, clock);
        resource.bodies = bodies;
        return resource;
    }

    /** Wants CSV, and has seen nothing before. */
    private static final class First implements Request {

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public Variant selectVariant(List<Variant> variants) {
            return variants.stream()
                    .filter(each -> each.getMediaType().toString().startsWith(TableForms.CSV))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(EntityTag tag) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(Date lastModified) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(Date lastModified, EntityTag tag) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions() {
            return null;
        }
    }

    @Test
    void a_table_and_its_tag_are_of_one_version_though_another_is_published_meanwhile() {
        var analyst = Analyst.inForce("x-overtaken-table");
        var before = table(resource(policies), analyst);

        var meanwhile = table(overtaken(analyst), analyst);
        assertThat(meanwhile.getEntityTag()).isEqualTo(before.getEntityTag());
        assertThat(meanwhile.getEntity()).isEqualTo(before.getEntity());

        var after = table(resource(policies), analyst);
        assertThat(after.getEntityTag()).isNotEqualTo(before.getEntityTag());
        assertThat(after.getEntity()).isNotEqualTo(before.getEntity());
    }

    private static Response table(PoliciesResource resource, Analyst analyst) {
        return resource.table(analyst.id(), "attempts", new First());
    }

    @Test
    void a_policy_and_its_publications_are_of_one_set_though_another_is_published_meanwhile() {
        var analyst = Analyst.inForce("x-overtaken-policy");
        var before = resource(policies).one(analyst.id(), new First());

        var meanwhile = overtaken(analyst).one(analyst.id(), new First());
        assertThat(meanwhile.getEntityTag()).isEqualTo(before.getEntityTag());
        assertThat(meanwhile.getEntity()).isEqualTo(before.getEntity());

        var after = (PoliciesResource.InForce)
                resource(policies).one(analyst.id(), new First()).getEntity();
        var first = (PoliciesResource.InForce) before.getEntity();
        assertThat(after.publication().sequence())
                .isGreaterThan(first.publication().sequence());
    }
}
