/** The two languages of the product. Thai is the first. */
export type Language = 'th' | 'en'

/** A text in both languages. */
export type Bilingual = Record<Language, string>
