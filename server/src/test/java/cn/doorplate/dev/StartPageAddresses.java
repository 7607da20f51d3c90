package cn.doorplate.dev;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** By which addresses a phone in the same Wi-Fi may reach this machine; asked anew each time, for laptops move. */
final class StartPageAddresses {

    /** Bridges of containers, virtual machines and tunnels: no phone is behind these. */
    private static final Pattern VIRTUAL =
            Pattern.compile("(docker|br-|veth|virbr|vmnet|vbox|utun|tun|tap|wg|tailscale|zt).*");

    private StartPageAddresses() {}

    /** The likeliest first; localhost alone when this machine is on no network. */
    static List<String> all() {
        try {
            List<String> found = NetworkInterface.networkInterfaces()
                    .filter(StartPageAddresses::mayReachPhones)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .sorted(Comparator.comparingInt(StartPageAddresses::rank))
                    .toList();
            return found.isEmpty() ? List.of("localhost") : found;
        } catch (SocketException e) {
            return List.of("localhost");
        }
    }

    private static boolean mayReachPhones(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !network.isPointToPoint()
                    && !VIRTUAL.matcher(network.getName()).matches();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Home routers give 192.168, offices 10; the rest is less likely a Wi-Fi. */
    private static int rank(String address) {
        return address.startsWith("192.168.") ? 0 : address.startsWith("10.") ? 1 : address.startsWith("172.") ? 2 : 3;
    }
}
