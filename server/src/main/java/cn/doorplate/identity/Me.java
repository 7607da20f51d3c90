package cn.doorplate.identity;

import cn.doorplate.shared.Ids;

/** 本人: the person who is logged in, as they see themself. Other modules hang fields on it. */
public record Me(String id, boolean consented) {

    static Me of(Viewer viewer) {
        return new Me(Ids.toOpaque(viewer.personId()), viewer.consented());
    }
}
