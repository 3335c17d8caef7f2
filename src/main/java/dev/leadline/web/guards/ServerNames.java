package dev.leadline.web.guards;

import dev.leadline.kernel.Invalid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names under which this server may be asked. Who owns another name could make it lead here, and a browser would then
 * take their page for ours. Loopback names are always ours, and so are the names that the operator has set. On a network
 * each address is, because nobody else can make an address lead here.
 */
@Singleton
public final class ServerNames {

    private final Set<String> names;
    private final boolean isOnNetwork;
    private final Optional<WebOrigin> publicOrigin;

    /** @throws Invalid when a setting is no name */
    @Inject
    ServerNames(
            @ConfigProperty(name = "leadline.http.names") Optional<List<String>> names,
            @ConfigProperty(name = "leadline.url") URI url,
            @ConfigProperty(name = "quarkus.http.host") String listening) {
        boolean isBareAddress = listening.contains(":") && !listening.startsWith("[");
        var listens = HostName.parse(isBareAddress ? "[" + listening + "]" : listening);
        publicOrigin = WebOrigin.parse(url.getScheme() + "://" + url.getRawAuthority());
        isOnNetwork = !listens.map(HostName::isLoopback).orElse(false);
        this.names = Stream.of(
                        names.orElse(List.of()).stream().map(ServerNames::checked),
                        publicOrigin.stream().map(WebOrigin::host),
                        listens.stream().map(HostName::name))
                .flatMap(each -> each)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String name) {
        return HostName.parse(name.strip())
                .filter(host -> host.port() == null)
                .map(HostName::name)
                .orElseThrow(() -> new Invalid(
                        "",
                        name,
                        "LEADLINE_HTTP_NAMES (" + name + ") must be host names without scheme and port."
                                + "\nUse commas between them, such as leadline.example.com,10.1.2.3."));
    }

    /** Whether nobody but this machine is meant to ask: it listens on loopback, and every name of it is one of loopback. */
    public boolean areLocalOnly() {
        return !isOnNetwork
                && names.stream()
                        .map(HostName::parse)
                        .allMatch(name -> name.isPresent() && name.get().isLoopback());
    }

    boolean has(HostName host) {
        return host.isLoopback() || names.contains(host.name()) || isOnNetwork && host.isAddress();
    }

    /**
     * Whether a page is ours: it comes from where the request goes, or from {@code leadline.url}. In front of a name that is
     * set there may be a proxy that speaks https and asks us over http.
     *
     * @param asked where the request goes
     */
    boolean isOwn(WebOrigin page, String scheme, HostName asked) {
        return page.equals(WebOrigin.of(scheme, asked))
                || publicOrigin.filter(page::equals).isPresent()
                || !asked.isLoopback() && names.contains(asked.name()) && page.equals(WebOrigin.of("https", asked));
    }
}
