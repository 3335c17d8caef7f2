package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictUtf8;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through a part of an XLSX file, tag by tag. It knows no document type, no entity and nothing outside. */
final class XlsxXml {

    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 200;

    private final String path;
    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private int event;
    private int depth;

    /**
     * The platform's reader would write bytes that are no UTF-8 to the console, so they are read before.
     *
     * @throws Invalid when it is no XML in UTF-8
     */
    XlsxXml(String path, byte[] part) {
        this.path = path;
        var characters = StrictUtf8.findWithoutMark(part).orElseThrow(this::broken);
        try {
            this.xml = factory().createXMLStreamReader(new StringReader(characters));
        } catch (XMLStreamException | RuntimeException broken) {
            throw broken();
        }
    }

    /** The platform's own, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        return factory;
    }

    /** Goes to the next tag; {@code false} at the end. */
    boolean next() {
        text.setLength(0);
        do {
            event = step();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Invalid(
                        "",
                        null,
                        "The file declares or uses a document type in its part " + path + ", which XLSX"
                                + " does not allow.");
            }
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        } while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT);
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
        if (depth > DEEPEST) {
            throw new Invalid("", null, "The file is nested too deeply in its part " + path + ".");
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new Invalid("", null, "The file has an element with too many attributes in its part " + path + ".");
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    private int step() {
        try {
            return xml.next();
        } catch (XMLStreamException | RuntimeException broken) {
            throw broken();
        }
    }

    private Invalid broken() {
        return XlsxParts.refused("is not an XLSX file: its part " + path + " is not XML, or is damaged.");
    }

    /** Returns whether this is the begin of such an element. */
    boolean begins(String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }

    /** Returns whether this is the end of such an element. */
    boolean ends(String name) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }

    /** An attribute of the element that begins here; {@code null} when it has none such. */
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** Returns whether an attribute of the element that begins here says yes. */
    boolean says(String name) {
        var value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /** The text between the tag before and this one. */
    String text() {
        return text.toString();
    }

    /** Goes to the end of the element that begins here. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside && next()) {}
    }

    /** Reads the text of a string with its runs, up to its end, without what is only said of its pronunciation. */
    String richText(String end) {
        var whole = new StringBuilder();
        while (next() && !ends(end)) {
            if (begins("rPh")) {
                skip();
            } else if (ends("t")) {
                whole.append(text);
            }
        }
        return XlsxText.read(whole.toString());
    }
}
