package cn.doorplate.once;

import java.util.Arrays;

/**
 * That something is done by this actor under this key, and with which input: hashes, but for the operation.
 *
 * @param operation the mutation's name
 */
record Claim(byte[] actor, String operation, byte[] key, byte[] input) {

    boolean isOfInput(byte[] other) {
        return Arrays.equals(input, other);
    }
}
