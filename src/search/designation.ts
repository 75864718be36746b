/**
 * Designations of standards however people type them: ขมธอ. 23-2563, ขมธอ23/63, etda rec. ๒๓, ไอเอสโอ 27001.
 * Finding knows the families' ways of writing (`designation-families.ts`); looking up knows a catalogue. Nothing here
 * is fuzzy: a number that differs in one digit is another standard.
 */
export { type Designation, findDesignations, keyOf, withoutDesignations } from './designation-find.ts'
export {
  createDesignationLookup,
  type DesignatedEntry,
  type DesignationLookup,
  designationKey,
  type Resolution,
} from './designation-lookup.ts'
