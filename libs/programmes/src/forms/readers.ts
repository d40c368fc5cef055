import type { Field } from './form.js';
import { fileReader, videoReader } from './read-files.js';
import { consentReader, membersReader, nameReader, tableReader } from './read-people.js';
import { languagesReader, textReader } from './read-text.js';
import { choiceReader, dateReader, moneyReader, numberReader, urlReader } from './read-value.js';
import type { Reader } from './reader.js';

/** How the answer to a field is read, by its kind. */
export function readerOf(field: Field): Reader {
  switch (field.kind) {
    case 'text':
      return field.languages ? languagesReader(field.languages) : textReader(field);
    case 'choice':
      return choiceReader(field);
    case 'number':
      return numberReader(field);
    case 'money':
      return moneyReader(field);
    case 'date':
      return dateReader(field);
    case 'url':
      return urlReader(field);
    case 'video':
      return videoReader(field);
    case 'file':
      return fileReader(field);
    case 'table':
      return tableReader(field);
    case 'members':
      return membersReader(field);
    case 'name':
      return nameReader(field);
    case 'consent':
      return consentReader(field);
  }
}
