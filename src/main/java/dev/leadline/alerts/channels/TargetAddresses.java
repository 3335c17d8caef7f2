package dev.leadline.alerts.channels;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Resolves the host of a URL to a checked address. A name is looked up once, and whoever sends connects to the very
 * address that was checked here: a name that leads elsewhere a moment later changes nothing.
 */
final class TargetAddresses {

    private final Lookup lookup;
    private final boolean localhostAllowed;

    /** @param localhostAllowed whether the name {@code localhost} may lead to this machine, for trying out */
    TargetAddresses(Lookup lookup, boolean localhostAllowed) {
        this.lookup = lookup;
        this.localhostAllowed = localhostAllowed;
    }

    /** Asks for all addresses of a name; {@code InetAddress::getAllByName}. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * The address to connect to. Blocks while the name is being looked up.
     *
     * @throws CannotSend when there is none, or one of them is not public
     */
    InetAddress of(TargetUrl url) {
        var all = all(url.host());
        boolean isLocal = localhostAllowed && url.host().equals(TargetUrl.LOCALHOST);
        for (var address : all) {
            if (isLocal ? !address.isLoopbackAddress() : !PublicAddresses.isPublic(address)) {
                throw new CannotSend("The host (" + url.host() + ") resolves to " + address.getHostAddress()
                        + ", which is not a public address. Nothing was sent.");
            }
        }
        return all.get(0);
    }

    private List<InetAddress> all(String host) {
        try {
            var all = lookup.all(host);
            if (all.length > 0) {
                return Arrays.asList(all);
            }
        } catch (UnknownHostException unknown) {
            // told below
        }
        throw new CannotSend("The host (" + host + ") has no address.");
    }
}
