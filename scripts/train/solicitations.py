"""Agent turns that ask for good reviews, written for training: real ones are rare in public chats."""
from itertools import product

_ZH = product(['亲,', '您好,', '', '麻烦您,', '亲亲~', '感谢支持,'],
              ['给个五星好评', '确认收货后给我们一个5星好评', '帮忙晒图好评', '好评后截图发我', '写个15字以上的好评', '如果满意请给全五分好评', '修改一下评价改成好评'],
              ['返现5元', '送您优惠券', '可以领红包3元', '哦', '谢谢支持', '我们给您返2块钱', '下次送小礼物', '加微信领取红包', '截图找客服领取'])
_EN = product(['Hi, ', 'Thanks for shopping with us! ', '', 'Dear customer, ', 'If you are happy, '],
              ['please leave us a 5 star review', 'could you give us a positive review', 'kindly change your rating to five stars',
               'post a good review and send a screenshot', 'we would love a five-star rating', 'please rate me 10 out of 10 on the survey'],
              [' and get a $10 gift card', ' and we will refund $5', '.', ' to receive a discount on your next order', ' it helps us a lot', ' and claim a free gift'])
SOLICITATIONS = [''.join(parts) for parts in (*_ZH, *_EN)]
