import { createIndex } from './zzlab/index.ts'
import { searchDocuments, entryOf } from './src/knowledge/documents.ts'
import { compileContent } from './src/knowledge/compile.ts'
const { content } = compileContent('content') as any
const line:string[]=[]
for(const lang of ['th','en']){ let n=0,ok=0,ok5=0; const pos:number[]=[],neg:number[]=[]; const right:boolean[]=[]
 for(let fold=0;fold<4;fold++){ const held:[string,string][]=[]; let c=0
  const cut={...content,faq:content.faq.map((e:any)=>({...e,utterances:{...e.utterances,[lang]:e.utterances[lang].filter((u:string)=>{ if(c++%4===fold){held.push([e.id,u]);return false} return true})}}))}
  const I=createIndex(searchDocuments(cut))
  for(const [own,u] of held){ const hits=I.search(u,60); const order:string[]=[]; let near=0; for(const h of hits){const f=entryOf(h.id); if(!order.includes(f)) order.push(f); if(f!=='faq:'+own&&!near) near=h.score}
   n++; const r=order[0]==='faq:'+own; if(r) ok++; if(order.slice(0,5).includes('faq:'+own)) ok5++; pos.push(hits[0]?.score??0); right.push(r); neg.push(near) } }
 const sn=[...neg].sort((a,b)=>b-a); const th=sn[Math.floor(sn.length*.05)]!; let wins=0; for(const p of pos) for(const q of neg) wins+=p>q?1:p===q?.5:0
 line.push(`${lang} n ${n} acc ${(ok/n).toFixed(3)} r5 ${(ok5/n).toFixed(3)} auc ${(wins/pos.length/neg.length).toFixed(3)} right@5% ${(pos.filter((p,i)=>p>th&&right[i]).length/n).toFixed(3)}`) }
console.log(process.env.TAG, line.join(' | '))
