/** Chinese lines that are only said in the fortnight after Singles' Day: an honest crowd, not a campaign. */
export const zhPromotion = String.raw`
[promo.good]
{双十一|11.11}{凑单买的|抢的}，{比平时便宜两百|价格到底了}，{以为要等很久|做好慢发货的准备了}结果{三天就到|发货很快} #price+ #delivery+
{大促|双十一}{这么忙|单子那么多}，客服{还能秒回|也没敷衍}，{难得|不容易} #responsiveness+
{蹲|守}到{零点|半夜}{抢到的|下的单}，{值了|没白熬夜}，<goods.good> #price+
{双十一|大促}{囤|入}的，<goods.good>
[promo.bad]
{双十一|11.11}{先涨后降|套路}，{比我上个月看的还贵|加购时候便宜三十} #price-
{大促|双十一}买的，{预售等了|付完尾款}<days>才发，{客服永远排队|问就是爆仓} #delivery- #responsiveness-
`;
