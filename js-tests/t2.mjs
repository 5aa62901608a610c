import { Scratch, vectorFiles } from "./scratch.js"; const s=new Scratch(); const {host,lib}=await s.load(); s.remove();
host.setCrossover(0);
for(let i=0;i<+process.argv[2];i++) { const w=new lib.Webhook("github", "It's a Secret to Everybody");  w.verify("Hello, World!", {"x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}); if(i%100==0) {await new Promise(r=>setImmediate(r)); process.argv[3]&&gc();} } console.log("ok");
