import { Scratch, vectorFiles } from "./scratch.js"; import { slimSuite, suite } from "./runtimes/suite.js"; const s=new Scratch(); const {host,lib,slim,schemes}=await s.load(); 
let n=0, bad=0; const t=async (name,f)=>{n++; process.env.V&&(await import("node:fs")).writeSync(2,"RUN "+name+"\n"); try{await f()}catch(e){bad++; if(bad<8)console.log(name,String(e.message).slice(0,300))}};
const wait=[]; const tt=(a,b)=>{process.env.V&&console.error(a);wait.push(t(a,b))};
slimSuite(slim,schemes,vectorFiles(),tt); console.log("slim",n,bad); host.setCrossover(+process.argv[2]); suite(lib,vectorFiles(),tt); await Promise.all(wait); console.log(n,bad); s.remove();
