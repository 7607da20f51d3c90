package cn.doorplate.place;

import java.util.List;

/** An import that cannot be, for reasons that whoever ordered it can mend. Nothing was written. */
class RegionImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegionImportRefused(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
