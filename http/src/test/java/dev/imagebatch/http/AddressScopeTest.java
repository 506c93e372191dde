package dev.imagebatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one table of addresses, for fetched references and for images that providers answer with. */
class AddressScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.17",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2001:4860:4860::8888",
                "2001:200::1",
                "2002:808:808::1",
                "2606:4700:4700::1111",
                "3fff:1000::1",
                "192.0.3.1",
                "198.51.101.1",
                "203.0.114.1",
                "192.88.100.1",
                "2001:db9::1",
                "2600::1",
                "2606:4700::5efe:8.8.8.8",
                "161.27.0.1",
                "166.12.0.0",
                "192.80.8.125"
            })
    void of_addressOnTheInternet_isPublic(String address) throws Exception {
        assertThat(AddressScope.of(InetAddress.getByName(address))).isEqualTo(AddressScope.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "2130706433",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fc00::1",
                "fec0::1",
                "fd12::1",
                "fd00:ec1::254",
                "fd00:ec3::254",
                "fd00:43::42",
                "fd21:ce::254",
                "100.100.100.201"
            })
    void of_addressOfThisMachineOrNetwork_isPrivate(String address) throws Exception {
        assertThat(AddressScope.of(InetAddress.getByName(address))).isEqualTo(AddressScope.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "100.100.100.200",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::7f00:1",
                "::808:808",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "3fff:0fff::1",
                "4000::1",
                "fd00:ec2::254",
                "fd00:ec2::253",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:42::42",
                "fd00:a9fe:a9fe::1",
                "fe80::a9fe:a9fe",
                "::ffff:169.254.169.254",
                "::ffff:100.100.100.200",
                "::ffff:168.63.129.16",
                "::100.100.100.200",
                "64:ff9b::100.100.100.200",
                "2002:6464:64c8::1",
                "169.254.170.2",
                "169.254.170.23",
                "169.254.0.23",
                "192.80.8.124",
                "161.26.0.10",
                "166.9.1.1",
                "2852039166",
                "2606:4700::5efe:169.254.169.254",
                "2606:4700::5efe:10.0.0.1",
                "2606:4700::200:5efe:100.100.100.200",
                "fe80::1",
                "ff02::1",
                "2001:0:7f00:1::",
                "64:ff9b::a00:1",
                "192.0.0.8",
                "2001:1ff::1",
                "3fff::"
            })
    void of_addressThatServesNoImages_isReserved(String address) throws Exception {
        assertThat(AddressScope.of(InetAddress.getByName(address))).isEqualTo(AddressScope.RESERVED);
    }
}
