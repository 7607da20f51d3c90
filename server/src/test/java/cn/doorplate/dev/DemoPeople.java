package cn.doorplate.dev;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * People and telephones that do not exist, the same on every machine. No local number in China begins with 0 (it is the
 * prefix of trunk calls), so 0851-0000-1234 reaches nobody, now or later.
 */
final class DemoPeople {

    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金";
    private static final String FIRST = "明建国志文晓春秀桂玉海永世德光丽红小家正天学长立金成宗开云启思忠福";
    private static final String SECOND = "华英兰芳军平强林梅珍辉勇霞燕敏杰涛娟玲飞峰琴萍生松云荣清凤群义贵发祥";

    private final String areaCode;
    private final Random random;
    private final Set<String> names = new HashSet<>();
    private final List<Integer> numbers = new ArrayList<>();

    /** @param areaCode of the telephone, as in 0851 */
    DemoPeople(String areaCode, long seed) {
        this.areaCode = areaCode;
        this.random = new Random(seed);
        for (int number = 1000; number < 10_000; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, random);
    }

    /** A name that nobody else here bears. */
    String name() {
        String name = one(SURNAMES) + (random.nextInt(6) == 0 ? "" : one(FIRST)) + one(SECOND);
        return names.add(name) ? name : name();
    }

    /** A number that nobody else here has. */
    String phone() {
        return areaCode + "-0000-" + numbers.remove(numbers.size() - 1);
    }

    private String one(String characters) {
        return characters.substring(random.nextInt(characters.length())).substring(0, 1);
    }
}
