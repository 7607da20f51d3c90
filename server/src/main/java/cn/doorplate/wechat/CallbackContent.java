package cn.doorplate.wechat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an event says. WeChat sends it as JSON or as XML, as the account chose; here both are the same tree. */
record CallbackContent(JsonNode tree) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Empty if it is neither. */
    static Optional<CallbackContent> read(byte[] body) {
        try {
            boolean xml = body.length > 0 && body[0] == '<';
            JsonNode tree = xml ? object(parse(body).getDocumentElement()) : JSON.readTree(body);
            return tree.isObject() ? Optional.of(new CallbackContent(tree)) : Optional.empty();
        } catch (JacksonException | SAXException | IOException e) {
            return Optional.empty();
        }
    }

    /** The text at that place; empty if there is none. */
    String text(String... path) {
        JsonNode node = tree;
        for (String name : path) {
            node = node.path(name);
        }
        return node.asString("");
    }

    int number(String... path) {
        String text = text(path);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Document parse(byte[] xml) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // No document type, hence no entities: nothing is fetched and nothing grows.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object(Element element) {
        ObjectNode object = JSON.createObjectNode();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part && part.getElementsByTagName("*").getLength() > 0) {
                object.set(part.getTagName(), object(part));
            } else if (child instanceof Element part) {
                object.put(part.getTagName(), part.getTextContent());
            }
        }
        return object;
    }
}
