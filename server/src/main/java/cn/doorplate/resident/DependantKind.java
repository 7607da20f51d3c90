package cn.doorplate.resident;

/** For whom one acts. */
public enum DependantKind {
    /** Under 18 (民法典, article 17). */
    CHILD {
        @Override
        boolean fits(int age) {
            return age >= 0 && age < 18;
        }
    },
    /** 60 or older (老年人权益保障法, article 2). */
    ELDER {
        @Override
        boolean fits(int age) {
            return age >= 60 && age < 150;
        }
    };

    /** @param age in years */
    abstract boolean fits(int age);
}
