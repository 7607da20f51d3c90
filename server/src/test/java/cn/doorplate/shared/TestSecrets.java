package cn.doorplate.shared;

/** Secrets as a configuration gives them. */
public final class TestSecrets {

    private TestSecrets() {}

    /** @param lasting empty where the secret was never renewed */
    public static Secrets of(String secret, String lasting) {
        return new Secrets(new Secrets.Settings(secret, lasting, "https://doorplate.example"));
    }
}
