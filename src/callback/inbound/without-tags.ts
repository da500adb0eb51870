import { isRoutingTag, untagUserData } from '../../bindings/routing-tag';
import { JsonObject } from '../../common/json';

/** The fields that carry the caller's user data. */
const CARRIERS = ['userData', 'ext'];

/**
 * Takes the routing tag off before anybody sees the fields.
 * @param isTagged the binding was tagged: whatever stands between the tildes goes, else only what has a tag's form
 */
export function withoutTags(fields: JsonObject, isTagged: boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, unknown] => {
      if (!CARRIERS.includes(name) || typeof value !== 'string') return [name, value];
      const tagged = untagUserData(value);
      return [name, tagged !== null && (isTagged || isRoutingTag(tagged.tag)) ? tagged.userData : value];
    }),
  );
}
