/** XML, walked safely: no document types, no entities but the five, no endless depth. */

import { SaxesParser } from 'saxes';
import { decodeText } from '../encoding/decode.ts';
import { limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';

export interface XmlHandlers {
  /** Names without their prefix: `w:p` is `p`. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Throws a Refusal for a document type (entity bombs begin with one) and for what is no XML. */
export function walkXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new Refusal(
      'declares an XML document type, which no document of its kind has, so it was not read.',
    );
  });
  parser.on('error', () => {
    throw new Refusal('is broken: its XML cannot be read. Save it again and add it.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    elements++;
    if (depth > limits.xmlDepth || elements > limits.xmlElements) {
      throw new Refusal('is nested deeper or has more elements than any document, so it was not read.');
    }
    handlers.open(local(name), withLocalNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close(local(name));
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.write(decodeText(bytes)).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
