// 雨夜
INCLUDE lib.ink
VAR trust = 0
VAR chicken = false
VAR weather = "rain"
LIST mood = calm, cross
-> door

=== door ===
半夜，大雨。{&雨更大了|雨小了|雨停了}。 # 音效
张奶奶：你回去吧。{trust > 1: 进来擦把脸。|门只开了一条缝。}
*   [先帮她把柴盖好] 小梁动手盖柴。
    ~ trust += 2
    ** 盖左边
       左边好了。
    ** 盖右边
       右边好了。
    -- 柴盖好了。
*   {not chicken} 去看看鸡
    -> shed
+   {trust >= 2} 坐下说话 -> decide
+   再敲一次 -> door
-   雨还在下。
~ trust = trust + 1
-> decide.first

=== shed ===
~ chicken = true
四只鸡{~挤|蹲}在梁上。{一次|两次|好多次}来了。
{ trust > 2:
    鸡认得你。
    ~ trust++
- else:
    鸡躲着你。
}
{
- door > 2: 老敲门。
- weather == "rain": 雨声大。
- else: 没什么。
}
-> tunnel -> 
-> door

=== decide
= first
{chicken: 鸡带上了。}
{trust}
-> second
= second
{ shuffle:
- 一
- 二
}
* 走 -> END
* -> home

=== home ===
- (top) 到家了。
* 再看一眼 -> top
* 睡吧
天亮了。
-> DONE

=== function add(x) ===
~ return x + 1
