/** What kind of answer a question wants, by its words. Each is evidence for a kind of entry and never proof. */
export const FORMS = [
  'definition',
  'comparison',
  'who',
  'standard',
  'when',
  'count',
  'how',
  'why',
  'where',
  'whether',
  'duty',
  'abroad',
] as const

export type Form = (typeof FORMS)[number]

const PATTERNS: Record<Form, RegExp> = {
  definition:
    /คืออะไร|คือไร|คือ(?=\s|$)|คือ(?:ครับ|ค่ะ|คะ|อะ|แบบไหน)|หมายถึง|หมายความ|ความหมาย|แปลว่า|นิยาม|ย่อมาจาก|เรียกว่าอะไร|\bwhat(?:'s| is| are| does)\b|\bdefin|\bmean(?:s|ing)?\b|\bstands? for\b|\bexplain\b/,
  comparison: /ต่างกัน|แตกต่าง|ต่างจาก|ต่างยังไง|เหมือนกัน|เหมือนกับ|คนละ|เทียบ|\bvs\b|versus|differ|compar|\bsame\b/,
  who: /ใคร|หน่วยงาน(?:ไหน|ใด|อะไร)|กระทรวง(?:ไหน|ใด|อะไร)|เจ้าภาพ|รับผิดชอบ|\bwho\b|which (?:agency|agencies|body|ministry|authority)|responsible|in charge/,
  standard:
    /มาตรฐาน(?:ไหน|ใด|อะไร|ตัว|ข้อ|เลข|ของ)|ขมธอ|มธอ|มอก|มกษ|which standard|what standard|standard(?:s)? for|\biso\b|\bieee\b|\betsi\b|\bitu\b/,
  when: /เมื่อ(?:ไร|ไหร่)|ตอนไหน|ปี(?:ไหน|ใด|อะไร)|วันไหน|ช่วงไหน|กี่ปี|นานแค่ไหน|นานเท่า|\bwhen\b|what year|which year|how long|\bdeadline/,
  count:
    /กี่(?!ปี)|จำนวน|เท่า(?:ไร|ไหร่|ใด)|ทั้งหมด|อะไรบ้าง|อะไรมั่ง|มีไร|how many|how much|\blist\b|\bwhat are\b|\bwhich\b|\bkinds?\b|\btypes?\b/,
  how: /ยังไง|อย่างไร|ยังงัย|วิธี|ขั้นตอน|\bhow (?:do|to|can|does|is|are|will|should)\b|\bsteps?\b|\bprocess/,
  why: /ทำไม|เพราะอะไร|เหตุใด|เพื่ออะไร|ประโยชน์|ข้อดี|ช่วยอะไร|สำคัญ|\bwhy\b|benefit|\bpurpose|\bgood for\b|\bpoint of\b/,
  where: /ที่ไหน|ตรงไหน|ได้จาก|จากไหน|ดูจาก|ดาวน์โหลด|\bwhere\b|download/,
  whether:
    /ไหม|มั้ย|หรือเปล่า|หรือป่าว|รึเปล่า|รึยัง|หรือยัง|หรือไม่|ป่ะ|ปะ(?=\s|$|คะ|ครับ)|^(?:is|are|do|does|can|will|should|must)\b|\bis there\b/,
  duty: /ต้อง|จำเป็น|บังคับ|ควร|\bmust\b|\bhave to\b|\bneed to\b|required|mandatory|should/,
  abroad: /ต่างประเทศ|ประเทศ(?!ไทย)|สากล|\bcountr|\babroad\b|international|foreign/,
}

/** By form: whether the normalised question has it. */
export const formsOf = (normalised: string): boolean[] => FORMS.map((form) => PATTERNS[form].test(normalised))
