/**
 * Words that ask, join or are polite, and never say what about. They weigh next to nothing, so that a message made
 * of them alone ("มันคืออะไร", "how do I do that") finds nothing, and a greeting before a question costs nothing.
 */

const words = (list: string) => new Set(list.trim().split(/\s+/))

/** As `Intl.Segmenter` cuts them, after `normalise`. */
export const thaiStopWords = words(`
  คือ อะไร ไร ไหน ใคร กี่ ทำไม ยังไง ยัง ไง อย่างไร เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ เท่าใด ใด อันไหน ที่ไหน ตรงไหน
  เพราะ เหตุใด ไหม มั้ย มัย ป่าว ปะ ป่ะ เปล่า หรือเปล่า รึ รึเปล่า หรือ หรือไม่ หรือยัง หรอ เหรอ ใช่ ไม่ ไม่ใช่ บ้าง มั่ง
  เป็น มี ได้ ให้ ว่า ที่ ซึ่ง อัน และ กับ แก่ แด่ ต่อ จาก ถึง โดย ด้วย ตาม เพื่อ สำหรับ ใน ของ บน ณ แห่ง ระหว่าง
  นี้ นั้น โน้น นี่ นั่น นั่นเอง ดังนี้ ดังกล่าว เช่น ก็ จะ ต้อง ควร อาจ เคย กำลัง อยู่ ไว้ ไป มา แล้ว อีก เลย แค่ เพียง แต่
  ถ้า หาก เมื่อ ทำ ใช้ เอา สามารถ กัน ๆ ฯ การ ความ สิ่ง อย่าง แบบ เรื่อง เกี่ยว เกี่ยวกับ ทั้ง ทั้งหมด เพิ่มเติม คำว่า
  ช่วย บอก ถาม สอบถาม ขอ หน่อย รบกวน กรุณา อยาก อยากได้ รู้ ทราบ สงสัย งง อธิบาย หมายถึง หมายความ หมาย แปล ตอบ
  ครับ ครับผม คับ ครัช ค่ะ คะ ค่า ฮะ จ้า จ้ะ จ๊ะ นะ น่ะ อะ อ่ะ เอ่อ อ๋อ สิ ซิ ล่ะ ละ เถอะ เนอะ
  สวัสดี หวัดดี ดีครับ ดีค่ะ ขอบคุณ ขอบใจ ขอโทษ โทษ เรียน
  ไรอะ ไรอ่ะ อารัย อาราย อัลไล ยังงัย งัย ไง ยังไงอะ ไหม่ ไม๊ มั๊ย ใหม ใหน เปน ไห้ หรือป่าว รึป่าว กะ เนี่ย เนี้ย เนีย เนอะ อ้ะ ง่ะ
  คร้าบ คร้า ค๊ะ ค้ะ นะคะ นะครับ จร้า ฮับ คระ ครัฟ ใช่ป่ะ ใช่ปะ ไหมคะ ไหมครับ จัง เนื่องจาก เพราะว่า คือว่า พอดี
  ผม ฉัน ดิฉัน หนู เรา เค้า เขา มัน คุณ ท่าน พี่ แอด แอดมิน บอท พวก ตัว
`)

/** Beyond wink's own stop words. */
export const englishStopWords = words(`
  please pls plz tell explain know want need like hello hi hey thanks thank sorry dear mean means meaning ask asking
  question wonder wondering let lets does did doing done would could should shall cannot cant dont doesnt im ive id
  ca wo whats hows thats its there something anything thing things stuff kindly ok okay about regarding
`)
