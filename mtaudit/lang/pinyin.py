"""How Chinese characters sound in Mandarin: pinyin without tones.

GB/T 2312-1980 puts its 3,755 common characters in the order of their pinyin, and Python knows that order as a codec.
So it is enough to say with which character each syllable begins. Characters of names beyond these, and second
readings, are told one by one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# Each syllable with the first of its characters in the standard. ü is v.
_FIRST: Final = """
    a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 bi逼 bian鞭 biao标 bie鳖 bin彬
    bing兵 bo玻 bu捕 ca擦 cai猜 can餐 cang苍 cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴
    cheng撑 chi吃 chong充 chou抽 chu初 chuai揣 chuan川 chuang疮 chui吹 chun春 chuo戳 ci疵 cong聪 cou凑 cu粗
    cuan蹿 cui摧 cun村 cuo磋 da搭 dai呆 dan耽 dang当 dao刀 de德 deng蹬 di堤 dian颠 diao碉 die跌 ding丁 diu丢
    dong东 dou兜 du督 duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 fang坊 fei菲 fen芬 feng丰 fo佛 fou否
    fu夫 ga噶 gai该 gan干 gang冈 gao篙 ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖 guan棺 guang光
    gui瑰 gun辊 guo锅 ha哈 hai骸 han酣 hang夯 hao壕 he呵 hei嘿 hen痕 heng哼 hong轰 hou喉 hu呼 hua花 huai槐
    huan欢 huang荒 hui灰 hun荤 huo豁 ji击 jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing荆 jiong炯 jiu揪 ju鞠
    juan捐 jue撅 jun均 ka喀 kai开 kan刊 kang康 kao考 ke坷 ken肯 keng坑 kong空 kou抠 ku枯 kua夸 kuai块 kuan宽
    kuang匡 kui亏 kun坤 kuo括 la垃 lai莱 lan蓝 lang琅 lao捞 le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 liao撩
    lie列 lin琳 ling玲 liu溜 long龙 lou楼 lu芦 lv驴 luan峦 lve掠 lun抡 luo萝 ma妈 mai埋 man瞒 mang芒 mao猫
    me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 ming明 miu谬 mo摸 mou谋 mu拇 na拿 nai氖 nan南
    nang囊 nao挠 ne呢 nei馁 nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏 nin您 ning柠 niu牛 nong脓 nu奴 nv女
    nuan暖 nve虐 nuo挪 o哦 ou欧 pa啪 pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 peng砰 pi坯 pian篇 piao飘 pie撇
    pin拼 ping乒 po坡 pu扑 qi期 qia掐 qian牵 qiang枪 qiao橇 qie切 qin钦 qing青 qiong琼 qiu秋 qu趋 quan圈 que缺
    qun裙 ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎 rou揉 ru茹 ruan软 rui蕊 run闰 ruo若 sa撒 sai腮
    san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 shan珊 shang墒 shao梢 she奢 shen砷 sheng声 shi师 shou收
    shu蔬 shua刷 shuai摔 shuan栓 shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 suan酸 sui虽 sun孙 suo蓑
    ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 tian天 tiao挑 tie贴 ting厅 tong通 tou偷 tu凸 tuan湍 tui推
    tun吞 tuo拖 wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 xiang相 xiao萧 xie楔
    xin薪 xing星 xiong兄 xiu休 xu墟 xuan轩 xue靴 xun勋 ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟
    yong拥 you幽 yu迂 yuan鸳 yue曰 yun耘 za匝 zai栽 zan咱 zang赃 zao遭 ze责 zei贼 zen怎 zeng增 zha扎 zhai摘
    zhan瞻 zhang樟 zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 zhou舟 zhu珠 zhua抓 zhuai拽 zhuan专 zhuang桩
    zhui椎 zhun谆 zhuo捉 zi兹 zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨
"""
# Characters of names that stand behind the common ones in the standard.
_MORE: Final = """
    bei邶 bao葆 bei蓓 bi芘 bo亳 ba灞 can璨 cen岑 chan婵 chang嫦昶 chao晁 chen宸谌 chu褚 cong琮 da妲 dai黛岱
    di荻棣娣 duo铎 e婀 fan梵 fei翡霏斐 feng沣 fu芙馥孚凫 ga尕 gao郜 guan莞 han瀚菡晗邗 hao昊皓灏颢濠 he诃
    heng珩蘅 hong泓闳 hua骅 huan奂 hui晖 ji嵇稷霁佶 jia伽珈 jian翦 jiao姣 jie婕颉 jin瑾缙妗 jing婧泾璟菁 jue珏
    jun珺隽 kai锴恺铠 kan阚 ke珂轲 kuang邝 kui逵 kun琨堃锟 lai徕涞 li俪郦溧澧 lian濂 liang靓 lin蔺麟 ling翎苓绫
    lu璐逯泸鹭渌 lv闾 luo珞漯 ma唛 mei湄莓 mi宓汨咪 miao缪 min旻闵岷 ming茗 mo茉谟 mu沐仫 nan楠 nong侬 pang逄
    pi丕 po珀鄱 pu濮璞 qi琪琦淇祺麒骐绮岐 qian芊倩骞 qu衢 ran苒 rong榕嵘镕 rui芮 sa飒 shan姗鄯嬗 shao劭 she佘
    shen莘 sheng笙晟嵊 shi谥 shu姝沭 song嵩崧淞凇 tai邰 tan覃昙 tao焘韬 teng滕 ti缇 ting婷霆 tong佟潼 wa佤
    wan琬 wei炜玮葳薇隗崴 wen汶 wo倭 wu邬婺 xi曦玺禧郗 xian娴冼暹 xin鑫昕 xiao潇骁箫 xu栩诩 xuan璇煊炫萱暄瑄
    xun洵浔荀 ya娅琊 yan焱琰鄢闫嫣兖晏 ye烨 yi熠漪祎翊贻轶怡奕 yin胤 ying滢瀛嬴颍 yong邕 yu煜钰瑜妤昱毓
    yuan沅媛 yun芸赟筠韫 zhang璋 zhao钊 zhe喆 zhen桢圳蓁 zheng铮峥 zhi芷 zhu茱 zhuo涿 zan瓒 zi梓 lang阆 ai瑷
    la菈 ou瓯 ning甯 xia遐 nuo傩 bi弼 xie燮偕 chong翀 guo虢 tuo佗 bian汴 kong倥
"""
# Second readings in use, above all in names.
_OTHER: Final = """
    ceng曾 zeng曾 zhai翟 shan单 xie解 qiu仇 yu尉 zhang长 hang行 yue乐 suo莎 nuo娜 chong重 zang藏 du都 dai大
    zhao朝 ge盖 fu佛 qia卡 gu贾 chen沈 dan石 ou区 piao朴 zha查 cheng盛 mo万 she折 lv率 ba伯 lei勒 di的 di地
    xian洗 sha厦 pan番 kui隗 wan莞 shai色 qin覃 bo柏 bo薄 bo泊 ga咖 jia茄 qie伽 ga伽 xie颉 jiao校 hai还 mo没
    tiao调 xiang降 zhuan传 ji给 jue角 pian便 zhe著 zhe着 huo和 ju车 yu蔚 jiang强 bu埔 bu堡 bi秘 se塞 kuai会
    shen什 zhi识 xing省 shen参 shan禅 zhi氏 tong洞 yu谷 tai台 lu六 mu牟 guan纶 e阿 luo罗 liu陆 lou露 na那
    chong种 gou句 yun员
"""
# What names of other languages are written with.
_SOUNDS: Final = frozenset(
    "阿埃艾爱安昂奥澳巴芭白拜班邦包保堡鲍北贝本比彼毕别宾波玻伯博柏布查察昌茨楚达戴丹当道德登邓狄迪蒂丁董"
    "杜敦顿多朵厄恩尔耳法凡范方菲费芬丰冯佛弗夫福富盖甘冈高戈哥格葛根贡古瓜圭郭果哈海汉豪赫黑亨洪侯胡华怀"
    "惠霍基吉季济加贾嘉简江杰金津君喀卡凯坎康考柯科可克肯孔库夸奎昆廓拉腊来莱赖兰朗劳勒雷蕾黎李里理力立利"
    "莉丽连廉列烈林琳龙隆卢鲁路露伦罗萝洛吕马玛迈麦曼芒毛梅门蒙孟米密缅敏明摩莫墨默姆木穆拿那娜纳乃奈南内"
    "尼妮涅宁牛纽农努诺欧帕派潘庞佩彭皮匹珀坡普浦齐奇恰乔切钦琴青琼丘邱屈冉让热仁日荣茹儒瑞若撒萨塞赛桑瑟"
    "森沙莎山珊尚绍舍申圣施什石史士舒朔斯丝思松苏孙索塔台泰坦唐陶特藤提廷亭通图土吐托陀瓦万汪旺威韦维伟魏"
    "温文翁沃乌吴伍武西希锡喜夏肖萧谢辛欣兴休修许逊雅亚娅延扬杨尧耶叶伊依因英尤于约云扎泽詹哲珍芝朱卓兹宗"
    "祖佐茜琪黛斐霏缇薇蓓莲梵缪弥叙俄荷葡匈捷挪矶蔻仑谟雪佳贺桃帝底地大坚辉钮滕翰刘易帖娃婷绍帕罕"
)
_LEVEL_ONE: Final = range(0xB0, 0xD8)


def _split(entry: str) -> tuple[str, str]:
    """The syllable and the characters of one entry."""
    at = next(i for i, c in enumerate(entry) if not c.isascii())
    return entry[:at], entry[at:]


def _common() -> list[str]:
    """The characters of the first level in the order of the standard."""
    cells = (bytes((row, cell)) for row in _LEVEL_ONE for cell in range(0xA1, 0xFF))
    return [c for c in (cell.decode("gb2312", "ignore") for cell in cells) if len(c) == 1]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    starts = {first: syllable for syllable, first in map(_split, _FIRST.split())}
    out: dict[str, tuple[str, ...]] = {}
    now = ""
    for char in _common():
        now = starts.get(char, now)
        out[char] = (now,)
    for entry in (*_MORE.split(), *_OTHER.split()):
        syllable, chars = _split(entry)
        for char in chars:
            out[char] = (*out.get(char, ()), syllable)
    return out


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (of the first plane)."""
    return "\u3400" <= char <= "\u9fff"


@lru_cache(maxsize=1 << 13)
def readings(char: str) -> tuple[str, ...]:
    """The syllables of a character, the most usual first; none if it is unknown. `lv` and `nv` are written with u."""
    return tuple(s.replace("v", "u") for s in _table().get(char, ()))


def pinyin(text: str) -> str:
    """The usual reading of a text, syllables joined; characters without reading are left out."""
    return "".join(s[0] for s in map(readings, text) if s)


def borrowed(text: str) -> list[str]:
    """Pinyin of the stretches that may be names of other languages: two or more of the characters used for these."""
    out, run = [], ""
    for char in (*text, " "):
        if char in _SOUNDS:
            run += char
        elif char not in "·•・-":
            if len(run) > 1:
                out.append(pinyin(run))
            run = ""
    return out


def spells(latin: str, text: str) -> bool:
    """Whether some characters of `text` in a row are read as `latin` (small letters, no tones, u for ü)."""
    return any(_reads(latin, text, at) for at in range(len(text)))


def _reads(latin: str, text: str, at: int) -> bool:
    if not latin:
        return True
    if at >= len(text):
        return False
    return any(latin.startswith(r) and _reads(latin[len(r) :], text, at + 1) for r in readings(text[at]))
