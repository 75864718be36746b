import type { Language } from '../language.ts'

/** The day this notice last changed. */
export const noticeDate = { th: '25 พ.ย. 2569', en: '25 Nov 2026' }

/** The words of the privacy notice. What it promises is what the program does: change both together. */
export const privacyWords = {
  th: {
    title: 'ประกาศความเป็นส่วนตัว Mattra',
    heading: 'ประกาศความเป็นส่วนตัว',
    lead: 'หน้านี้บอกว่า Mattra เก็บอะไรไว้เมื่อคุณพิมพ์ถามใน LINE เก็บไว้ทำไม และไม่เก็บอะไร',
    changed: 'แก้ไขล่าสุด',
    kept: 'สิ่งที่เก็บ',
    keptRows: [
      { what: 'รหัสที่แปลงจากรหัสผู้ใช้ LINE ด้วยกุญแจลับ', why: 'ใช้จำว่าเป็นคนเดิม อ่านย้อนกลับเป็นรหัส LINE ไม่ได้ถ้าไม่มีกุญแจ' },
      { what: 'รหัสผู้ใช้ LINE ที่เข้ารหัสไว้', why: 'ใช้ส่งคำตอบถึงคุณ' },
      { what: 'ภาษาที่คุณใช้', why: 'ใช้เลือกตอบเป็นภาษาไทยหรืออังกฤษ' },
      {
        what: 'คำตอบที่ส่งไป (เฉพาะหมายเลขเรื่องที่ตอบ) และคำตอบนั้นช่วยคุณได้หรือไม่ถ้าคุณกดบอก',
        why: 'ใช้ดูว่าคำตอบใดใช้ได้ และเรื่องใดควรแก้ไข',
      },
    ],
    notKept: 'สิ่งที่ไม่เก็บ',
    notKeptText: [
      'ข้อความที่คุณพิมพ์ใช้หาคำตอบเท่านั้น ไม่เก็บไว้หลังจากตอบแล้ว',
      'ไม่ขอและไม่เก็บชื่อ รูป เบอร์โทร หรือเลขบัตรประชาชน โปรดอย่าพิมพ์ข้อมูลเหล่านี้ในแชต',
      'ไม่ส่งข้อความของคุณให้บริการวิเคราะห์หรือบริการปัญญาประดิษฐ์ของผู้อื่น',
    ],
    line: 'ส่วนของ LINE',
    lineText: 'ข้อความเดินทางผ่าน LINE ซึ่งเก็บข้อมูลตามนโยบายของ LINE เอง Mattra ควบคุมส่วนนั้นไม่ได้',
    rights: 'สิทธิของคุณ',
    rightsText:
      'คุณขอดู ขอแก้ไข ขอลบ หรือคัดค้านการใช้ข้อมูลของคุณได้ตามกฎหมายคุ้มครองข้อมูลส่วนบุคคล โดยติดต่อตามช่องทางด้านล่าง ถ้าบล็อกบัญชีใน LINE จะไม่มีข้อความส่งถึงคุณอีก',
    controller: 'ผู้ควบคุมข้อมูล',
    noController: 'ผู้ดูแลยังไม่ได้ระบุผู้ควบคุมข้อมูล',
    contact: 'ติดต่อ',
    noContact: 'ผู้ดูแลยังไม่ได้ระบุช่องทางติดต่อ',
    unsettled: 'ข้อมูลส่วนนี้ยังไม่ครบ บริการจึงยังไม่พร้อมเปิดให้ประชาชนใช้',
  },
  en: {
    title: 'Privacy notice, Mattra',
    heading: 'Privacy notice',
    lead: 'What Mattra keeps when you ask it something in LINE, why, and what it does not keep.',
    changed: 'Last changed',
    kept: 'What is kept',
    keptRows: [
      {
        what: 'A code made from your LINE user id with a secret key',
        why: 'to know that it is the same person; without the key it cannot be turned back',
      },
      { what: 'Your LINE user id, encrypted', why: 'to send the answer to you' },
      { what: 'The language you use', why: 'to answer in Thai or in English' },
      {
        what: 'Which answers you were given (only the number of the entry), and whether they helped if you say so',
        why: 'to see which answers work and which need mending',
      },
    ],
    notKept: 'What is not kept',
    notKeptText: [
      'What you type is used to find the answer and is not kept afterwards.',
      'Mattra asks for no name, picture, telephone or ID card number and keeps none. Please do not type them in the chat.',
      'Your messages go to no analytics or artificial-intelligence service of anybody else.',
    ],
    line: 'LINE’s part',
    lineText: 'Messages travel through LINE, which keeps data under its own policy. Mattra has no say in that part.',
    rights: 'Your rights',
    rightsText:
      'Under the Personal Data Protection Act you may ask to see, correct or delete your data, or object to its use, through the contact below. If you block the account in LINE, it sends you nothing more.',
    controller: 'Data controller',
    noController: 'The operator has not named the data controller yet',
    contact: 'Contact',
    noContact: 'The operator has not named a contact yet',
    unsettled: 'This part is not complete, so the service is not ready for the public yet.',
  },
} satisfies Record<Language, unknown>
