#!/bin/sh
# Turn a Debian machine into a kiosk. Run as root in this folder, after `qingjing` is in /opt/qingjing/bin and
# the courses are in /opt/qingjing/content.
set -eu
cd "$(dirname "$0")"
if [ "$(id -u)" -ne 0 ]; then
    echo "请用 root 运行 (run this as root)" >&2
    exit 1
fi
apt-get install -y chromium cage xwayland fonts-noto-cjk
for user in qingjing kiosk; do
    id "$user" >/dev/null 2>&1 || useradd --system --create-home --shell /usr/sbin/nologin "$user"
done
usermod -aG video,input,render,audio kiosk
install -D -m 644 chromium-policy.json /etc/chromium/policies/managed/qingjing.json
for unit in qingjing.service qingjing-kiosk@.service qingjing-nightly.service qingjing-nightly.timer; do
    install -m 644 "$unit" /etc/systemd/system/
done
install -d -o qingjing -g qingjing -m 700 /var/lib/qingjing
systemctl daemon-reload
systemctl enable qingjing.service qingjing-kiosk@tty1.service qingjing-nightly.timer
echo "设退出口令 (set the PIN):"
runuser -u qingjing -- /opt/qingjing/bin/qingjing kiosk --set-pin --folder /var/lib/qingjing
runuser -u qingjing -- sh -c 'cd /opt/qingjing/content && /opt/qingjing/bin/qingjing doctor --folder /var/lib/qingjing' || true
echo "重新开机就是触摸屏了 (reboot, and this is a kiosk)"
