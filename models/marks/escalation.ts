/**
 * Going further than the company (regulator, consumer body, media, court, the platform, the public), leaving
 * for good, or demanding a person or a manager.
 */
const ESCALATIONS: readonly RegExp[] = [
  /* Authorities and consumer bodies. */
  /12315|12345|12300|12378|12366|消协|消委|消费者(?:权益)?(?:保护)?(?:协会|维权|委员会)|工商|(?:市场)?监管局|监管部门|工信|通管局|银保监|金融监管|邮政(?:管理)?局|民航局|物价局|税务(?:局|部门)|卫健委|卫生局|质监|仲裁|信访|市长热线|[@#]\S{0,8}315|315\S{0,6}(?:投诉|维权|消费者|平台)|(?:打|找|向|投诉到|去|报|上)\s*315/u,
  /黑猫|曝光|媒体|记者|(?:日报|晚报|都市报|晨报|电视台|新闻网|头条新闻)|(?:发|挂|传|投|拍)(?:到|上|在)?(?:了)?(?:小红书|抖音|知乎|快手|贴吧|论坛|豆瓣|网上|网络|热搜|视频号|B站)|(?:发|挂|传)(?:到|上|在)朋友圈|让(?:大家|所有人|全网|网友|别人|姐妹们|朋友们?)[^，。]{0,6}(?:看看|知道|避雷|小心|评评)|避雷/u,
  /起诉|告(?:你们|上法|到(?!诉))|上法庭|打官司|报警|报案(?!拿|[一二两三四五六七八九十半几\d]|了?(?:这么|好)?[几多久]|材料|人|号|后|之后|时|的)|法律(?:途径|手段|武器|程序)|走(?:法律|司法)|维权|律师函|(?:找|请|问|让|叫)[^，。]{0,4}律师|律师(?:跟|和|与|会|来)|@\S{0,6}律师|(?:上|去|到)法院|法院(?:见|传票|起诉)/u,
  /(?:平台|小二|官方)(?:来|客服)?(?:介入|仲裁|处理)|(?:申请|请求|找|让|向)(?:了)?(?:平台|小二|淘宝|天猫|京东|官方)[^，。]{0,4}(?:介入|投诉|举报|仲裁|评理)|(?:我|要|去|会|就|已经?|直接|准备|向[^，。]{0,8})举报(?!电话)|(?:投诉到(?!底层)|一直投诉|直接投诉|继续投诉|投诉你们到底|越级投诉|向(?:总部|集团|上级)[^，。]{0,6}投诉)|(?:投诉|曝光)到底/u,
  /* Leaving. */
  /(?:再也|以后|永远|绝对|坚决|下次)(?:我|都|也|是|就)*(?:不(?:会|敢|想)?|别想)(?:也不会|让\p{Script=Han}{1,3})?(?:再)?(?:想)?(?:来|买|用|在|光顾|信你|信了|消费|订|点你|有了)(?!担心|着|烦)|(?:不会|不)再(?:来|买|用|光顾|续|订|信)(?!了吗)|没有?下次了|最后一次(?:买|来|用|在)|(?:终止|解除)合[约同]|销户去|要销户|转网(?!吗|业务)|退网|(?<!才|刚|已经|新)(?:转投|改用|换回|换成?|换到|换去|去买|换个?)(?:了)?(?:移动|联通|电信|别家|其他(?:家|运营商|平台|公司)|另一?家|10086)(?!的?路由)|(?:用完|完)(?:了)?(?:就)?不用了|不用你们?家?|损失一?个?客户|拉黑(?:了|你|这|$|[，。！])|(?:咱们|我们)?就?再见吧|果断删除|卸载不用/u,
  /* A person or somebody who may decide. */
  /(?:找|叫|让|要|转|喊|换|给|接|来|见|联系)(?:我|一下|个|下|你们|你|您)*(?:的)?(?:经理|领导|主管|负责人|老板|店长|上级|上司|管事|当家|人工(?!费|智能|安装)|真人|活人|(?:个|能)?[^，。]{0,3}(?:做主|拍板|管事|说了算)的)|把(?:你们|你)?(?:的)?(?:经理|领导|主管|负责人|老板|店长)(?:叫|喊|找|请)|人工客服$|^(?:人工|真人|转人工|人工服务)[！!。]*$|向[^，。]{0,6}(?:总经理|董事长|CEO)反[馈映]/u,
  /\b(?:attorney|solicitors?|sue|suing|legal action|small claims|bbb|better business bureau|trading standards|ombudsman|watchdog|regulators?|ministry of|consumer (?:protection|rights|affairs|court|association|council)|ftc|ofcom|cfpb|faa|fca|attorney general|charge ?backs?|journalists?|newspapers?|news (?:channel|station|desk)|the (?:media|press|police)|go(?:ing)? public|complain(?:ing)? against)\b|\b(?:my|a|our|the) lawyers?\b(?! by)|\b(?:in|to|go to|see you in) court\b|@\S*315/iu,
  /\b(?:disput(?:e|ing)|claim(?:ing)? (?:it |this )?back|file (?:a )?(?:claim|dispute))\b[^.!?]{0,40}\b(?:bank|card|paypal|amazon|ebay|visa|klarna|charge|payment)\b|\breport(?:ing|ed)?\b[^.!?]{0,16}\b(?:to|with) (?:amazon|ebay|etsy|google|the platform|the authorities|the council|paypal|trading|your head|corporate|head office)\b|\b(?:tak|go|escalat|send)(?:e|ing)? (?:this|it|things|the matter)? ?(?:further|higher|up with|to the (?:top|ceo|bank|council))\b/iu,
  /\b(?:going|goes|post(?:ing|ed)?|put(?:ting)?|shar(?:e|ing)|upload(?:ing)?|tell(?:ing)?)\b[^.!?]{0,30}\b(?:on|to|all over|across) (?:tiktok|twitter|facebook|instagram|insta|youtube|reddit|social media|trustpilot|yelp|google|the internet|my followers|linkedin)\b|\bgo(?:es|ing)? viral\b|\b(?:tell(?:ing)? everyone|warn(?:ing)? (?:others|everyone|people))\b|\breview(?:s)? everywhere\b|\bsocial media\b/iu,
  /#?never\s?(?:again|(?:(?:ever|be|will|to) ){0,2}(?:buy|shop|use|fly|order|come|book|return|deal|do business)(?:ing)?\s?(?:\w+ ){0,3}(?:again|from you|with you|here|you|your|them|this|delta|american|$))|\bneverfly\w*|\b(?:i|we)['’]?(?:ll| will)? never (?:fly|use|buy|shop|order|book|stay|deal)\b|\bensured i never\b|\b(?:won['’]t|not|don['’]t think i['’]ll|will not) be (?:flying|using|buying|ordering|coming|shopping|back|returning|renewing|a customer)\b|\btak(?:e|ing) (?:my|our) (?:business|custom|money) elsewhere\b|\blost (?:a|me as a|another) (?:customer|costumer|client)\b|\byou lost a c\w+\b|\b(?:switch|mov|chang)(?:e|ing)? to (?:another|a different|a new|your competitor)\b|\bswitching (?:airlines|providers|carriers|banks)\b|\b(?:this|that) (?:will be|is|was) the last time\b|\blast time (?:i|we) (?:use|buy|fly|order|book|stay|shop|deal)\b|\b(?:done|finished|through) with (?:you|your|this company)\b|\bwithdraw from the network\b|\bclos(?:e|ing) (?:my|our) account for good\b/iu,
  /\b(?:can|could|may|let|want|need|like)\b[^.!?]{0,12}\b(?:speak|talk) (?:to|with) (?:someone|somebody)\b|\b(?:speak|talk|connect|transfer|put|get|give|need|want|find|escalate|pass|bring|fetch)(?: (?:me|us|this|it))?(?: (?:to|with|through|on|for|through to))*(?: (?:an?|your|the|someone|somebody|some|name|of))*(?: (?:real|live|actual|human|senior|duty|area|store|proper))* ?(?:manager|supervisor|humans?|person|someone in charge|somebody in charge|in charge|senior|representative|being|superior|boss|ceo|director|head of|higher up|can (?:actually )?decide)\b|^(?:agent|human|operator|representative|real person)(?: please| pls)?[.!]*$|\bwho(?:'s| is) in charge\b/iu,
];

/** Speaks of these without meaning them for the company: a trade, shoes, somebody else's past. */
const INNOCENT = /(?:i'?m|i am|as) an? (?:lawyer|attorney|solicitor|journalist|manager)\b|\blawyer by (?:trade|profession)\b|\b(?:court shoes?|food court|tennis court|press (?:the|a|and) )|315(?:活动|大促|满减|促销|优惠)|在(?:法院|工商局?|电视台|报社|税务局|律所|派出所)(?:上班|工作)|(?:经理|领导|主管|老板)(?:昨天|上次|之前|刚才)?(?:说|答应|同意)(?!来|让)|\b(?:manager|supervisor) (?:told|said|agreed|promised|confirmed)\b|我(?:是|就是)(?:个)?(?:律师|记者)|人工费|read in a forum that someone/giu;

/** True when a customer's turn threatens or announces going further, or demands a manager or a person. */
export function isEscalation(text: string): boolean {
  const meant = text.replace(INNOCENT, ' ');
  return ESCALATIONS.some((pattern) => pattern.test(meant));
}
