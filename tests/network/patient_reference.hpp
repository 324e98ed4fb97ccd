// Patients of one replication, slow and obvious: every flow from every town to every place of its own, plain bisection,
// the library's exp. The lanes are held against it.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "permille/network/patients.hpp"

namespace permille::network {

class PatientReference {
  public:
    using Row = std::vector<double>;
    using Matrix = std::vector<Row>;

    /// values [value] of one replication; people [town]; minutes [town, facility]
    PatientReference(const PatientParameters& parameters, Row values, Row people, Row minutes)
        : p_(parameters), values_(std::move(values)), people_(std::move(people)), minutes_(std::move(minutes)) {
        physicians.assign(p_.place.size(), 0);
        beds = physicians;
        complete.assign(static_cast<std::size_t>(p_.projects), 0);
    }

    Row physicians, beds, complete;  // what the other rooms hand over

    // Of the last period, [class]: [town][facility], [town]. Primary visits that were referred are kept apart: places
    // serve them as specialist visits, towns count them as primary ones, wherever they ended.
    Matrix served[services], outside, unmet, demand;
    Matrix served_referred;
    Row bed_days;  // [facility] that are filled
    double shift = 0, primary = 1;
    double productivity[resources][2] = {{1, 1}, {1, 1}};

    /// The base year, solved by bisection.
    void start() {
        prepare();
        solve(false);
        raise();
        solve(true);
    }
    /// The base year with unknowns that somebody else solved: served once.
    void start_from(double leaving, double factor, const double (&productive)[resources][2]) {
        prepare();
        shift = leaving;
        primary = factor;
        for (std::size_t r = 0; r < resources; ++r) std::copy(productive[r], productive[r] + 2, productivity[r]);
        serve(0, 1, true);
    }
    void begin_year(int t) {
        for (std::size_t a = 0; a < p_.group.size(); ++a) {
            if (p_.group[a].project < 0) continue;
            founded_[a] += active_[a];
            active_[a] = complete[static_cast<std::size_t>(p_.group[a].project)];
        }
        remember_sizes(t);
        raised_at_begin_ = raised();
    }
    void step(int t, int at) {
        set_demand(t, p_.calendar.step_years(), at);
        serve(t, p_.calendar.step_years(), true);
    }
    double visits_inside() const { return inside(0) + inside(1); }
    double inside(std::size_t k) const {
        double sum = 0;
        for (std::size_t g = 0; g < towns(); ++g) sum += demand[k][g] - outside[k][g] - unmet[k][g];
        return sum;
    }
    double at_place(std::size_t resource, std::size_t f) const {
        double sum = 0;
        for (std::size_t k = 2 * resource; k < 2 * resource + 2; ++k)
            for (std::size_t g = 0; g < towns(); ++g) sum += served[k][g][f];
        for (std::size_t g = 0; resource == 0 && g < towns(); ++g) sum += served_referred[g][f];
        return sum;
    }
    /// A town's patients of a class that some place served, the referred among those of their own class.
    double served_of(std::size_t k, std::size_t g) const {
        double sum = 0;
        for (std::size_t f = 0; f < places(); ++f) sum += served[k][g][f] + (k == 0 ? served_referred[g][f] : 0);
        return sum;
    }

    double in_county() const {
        double stayed = 0, left = 0;
        for (std::size_t k = 0; k < services; ++k) {
            if (p_.counted == Counted::visits && k >= 2) continue;
            if (p_.counted == Counted::admissions && k < 2) continue;
            stayed += inside(k);
            for (const double one : outside[k]) left += one;
        }
        return stayed / (stayed + left);
    }
    double primary_share() const {
        double levels[2] = {0, 0};
        for (std::size_t f = 0; f < places(); ++f) levels[at_county(f)] += at_place(0, f);
        return levels[0] / (levels[0] + levels[1]);
    }

  private:
    void prepare() {
        active_.clear();
        for (std::size_t a = 0; a < p_.group.size(); ++a) active_.push_back(p_.group[a].project < 0);
        founded_.assign(p_.group.size(), 0);
        set_demand(0, 1, -1);
        remember_sizes(0);
        primary = 1;  // the levels are those of the unsolved weights
        level_.assign(services, 0);
        for (std::size_t k = 0; k < services; ++k) {
            double above = 0, below = 0;
            for (std::size_t g = 0; g < towns(); ++g) {
                for (std::size_t f = 0; f < places(); ++f) above += demand[k][g] * weight(0, k, g, f);
                below += demand[k][g];
            }
            level_[k] = above > 0 ? above / below : 1;
        }
    }
    std::size_t towns() const { return people_.size(); }
    std::size_t places() const { return p_.place.size(); }
    double at(Parameter parameter, int t) const { return values_[static_cast<std::size_t>(parameter.in_year(t))]; }
    bool at_county(std::size_t f) const { return p_.place[f].rank == Rank::county; }

    Row raised() const {
        Row out;
        for (const Raise& one : p_.raise) out.push_back(complete[static_cast<std::size_t>(one.project)]);
        return out;
    }

    void set_demand(int t, double years, int step) {
        demand.assign(services, Row(towns(), 0));
        for (std::size_t k = 0; k < services; ++k) {
            const UseParameters& use = p_.use[k / 2];
            const double harder = at(use.harder, t);
            for (std::size_t g = 0; g < towns(); ++g)
                demand[k][g] = people_[g] * at(use.by_band[0], t) * at(use.per_person, t) * at(use.factor, t) *
                               std::exp(at(use.log_trend, t) * t) * (k % 2 == 0 ? 1 - harder : harder) * years *
                               (step < 0 ? 1 : use.season[static_cast<std::size_t>(step)]);
        }
    }

    Row working(int t) const {
        Row heads = physicians;
        const Row up = raised();
        double hospitals = 0, wanted = 0;
        for (std::size_t f = 0; f < places(); ++f)
            if (at_county(f) && p_.place[f].treats) hospitals += heads[f];
        for (const double one : up) wanted += one * at(p_.posted, t);
        const double moved = std::min(wanted, hospitals / 2);
        for (std::size_t f = 0; f < places(); ++f)
            if (at_county(f) && p_.place[f].treats && hospitals > 0) heads[f] -= heads[f] / hospitals * moved;
        for (std::size_t r = 0; r < up.size(); ++r)
            if (wanted > 0)
                heads[static_cast<std::size_t>(p_.raise[r].facility)] += moved * up[r] * at(p_.posted, t) / wanted;
        const double share = std::clamp(at(p_.shared_days, t) + (t > 0 ? at(p_.further_shared_days, t) : 0), 0.0, 1.0);
        for (std::size_t a = 0; a < p_.group.size(); ++a) {
            const Group& group = p_.group[a];
            double hosts = 0;
            for (const int m : group.members) hosts += heads[static_cast<std::size_t>(m)] + 1;
            const double given = heads[static_cast<std::size_t>(group.lead)] * share * active_[a];
            if (group.members.empty()) continue;
            for (const int m : group.members) {
                double& here = heads[static_cast<std::size_t>(m)];
                here += given * (here + 1) / hosts;
            }
            heads[static_cast<std::size_t>(group.lead)] -= given;
        }
        return heads;
    }
    void remember_sizes(int t) {
        const Row heads = working(t);
        size_[0].clear();
        size_[1].clear();
        for (std::size_t f = 0; f < places(); ++f) {
            size_[0].push_back(heads[f] > 0 ? std::pow(heads[f], at(p_.size_exponent, t)) : 0);
            size_[1].push_back(beds[f] > 0 ? std::pow(beds[f], at(p_.size_exponent, t)) : 0);
        }
    }

    double capability(int t, std::size_t k, std::size_t f) const {
        const PlaceParameters& place = p_.place[f];
        if (!place.treats) return 0;
        const auto of = [&](Rank rank) { return at(p_.service[k].capability[static_cast<std::size_t>(rank)], t); };
        double can = of(place.rank);
        const Row up = raised();
        for (const int r : place.raises) {
            const auto i = static_cast<std::size_t>(r);
            can += up[i] * (std::max(of(p_.raise[i].to), can) - can);
        }
        if (place.group >= 0 && !place.leads && place.rank != Rank::village)
            can += at(p_.capability_lift, t) * active_[static_cast<std::size_t>(place.group)] *
                   (std::max(of(Rank::subcentre), can) - can);
        return can;
    }
    double weight(int t, std::size_t k, std::size_t g, std::size_t f) const {
        const PlaceParameters& place = p_.place[f];
        double w =
            capability(t, k, f) * size_[k / 2][f] * std::exp(-at(p_.service[k].decay, t) * minutes_[g * places() + f]);
        if (!at_county(f)) w *= primary;
        const Row up = raised();
        for (const int r : place.raises)
            w *= 1 + up[static_cast<std::size_t>(r)] * (std::exp(at(p_.attraction, t)) - 1);
        if (place.group >= 0 && p_.home_group[g] == place.group)
            w *= 1 + active_[static_cast<std::size_t>(place.group)] * (std::exp(at(p_.preference, t)) - 1);
        return w;
    }
    double outside_weight(int t, std::size_t k, std::size_t g) const {
        if (!p_.outside_open) return 0;
        double log_odds = at(p_.outside[k], t) + shift + at(p_.outside_growth, t) * std::max(t - 1, 0);
        if (k >= 2) {
            const int group = p_.home_group[g];
            if (group >= 0 && p_.group[static_cast<std::size_t>(group)].project >= 0)
                log_odds += at(p_.outside_a_year, t) *
                            std::min(founded_[static_cast<std::size_t>(group)], at(p_.outside_years, t));
            for (std::size_t r = 0; r < p_.raise.size(); ++r)
                if (p_.place[static_cast<std::size_t>(p_.raise[r].facility)].town == static_cast<int>(g) &&
                    !raised_at_begin_.empty())
                    log_odds += at(p_.raised_outside, t) * raised_at_begin_[r];
        }
        return std::exp(log_odds) * level_[k];
    }

    double stay(int t, std::size_t k, std::size_t f) const {
        if (k < 2) return 1;
        return at(p_.stay[static_cast<std::size_t>(p_.place[f].rank)], t) * (k == 3 ? at(p_.complex_stay, t) : 1);
    }
    Matrix capacity(int t, double years) const {
        const Row heads = working(t);
        Matrix give(resources);
        for (std::size_t f = 0; f < places(); ++f) {
            const auto rank = static_cast<std::size_t>(p_.place[f].rank);
            give[0].push_back(heads[f] * at(p_.visits_a_day[rank], t) * productivity[0][at_county(f)] *
                              at(p_.working_days, t) * years);
            give[1].push_back(beds[f] * at(p_.occupancy[rank], t) * productivity[1][at_county(f)] * 365.25 * years);
        }
        return give;
    }

    // Patients who look for a place together: the four classes, and the referred, who choose as class 1 does.
    struct Stream {
        std::size_t service;
        Row pool;         // [town]
        Matrix* served;   // [town][facility]
        Row *out, *lost;  // [town] outside, unmet
        Matrix offers;    // [town][facility] of the round
    };

    // One period: home first, four rounds, then the outside or nothing.
    void serve(int t, double years, bool limited) {
        const Matrix give = capacity(t, years);
        Matrix room = give;
        outside.assign(services, Row(towns(), 0));
        unmet = outside;
        for (Matrix& flows : served) flows.assign(towns(), Row(places(), 0));
        served_referred.assign(towns(), Row(places(), 0));
        std::vector<Stream> streams;
        for (std::size_t k = 0; k < services; ++k)
            streams.push_back({k, demand[k], &served[k], &outside[k], &unmet[k], {}});
        streams.push_back({1, Row(towns(), 0), &served_referred, &outside[0], &unmet[0], {}});
        Stream& referred = streams.back();
        const double bound_share =
            std::clamp(at(p_.home_first, t) + (t > 0 ? at(p_.further_home_first, t) : 0), 0.0, 1.0);
        for (std::size_t g = 0; g < towns(); ++g) {
            if (p_.home[g] < 0) continue;
            const auto home = static_cast<std::size_t>(p_.home[g]);
            const double bound = bound_share * demand[0][g], resolved = bound * at(p_.resolved, t);
            const double kept = limited ? std::min(resolved, room[0][home]) : resolved;
            room[0][home] -= kept;
            served[0][g][home] += kept;
            streams[0].pool[g] -= kept + (bound - resolved);
            referred.pool[g] += bound - resolved;
        }
        std::vector<double> moved(p_.group.size(), 0);
        for (std::size_t resource = 0; resource < resources; ++resource)
            for (int round = 0; round < 4; ++round) {
                Row use(places(), 0);
                for (Stream& stream : streams)
                    if (stream.service / 2 == resource) offer(t, limited, room[resource], stream, use);
                for (std::size_t f = 0; f < places(); ++f) {
                    const double accepted = limited && use[f] > room[resource][f] ? room[resource][f] / use[f] : 1;
                    for (Stream& stream : streams)
                        for (std::size_t g = 0; stream.service / 2 == resource && g < towns(); ++g) {
                            (*stream.served)[g][f] += accepted * stream.offers[g][f];
                            stream.pool[g] += (1 - accepted) * stream.offers[g][f];
                        }
                    room[resource][f] = accepted < 1 ? 0 : room[resource][f] - use[f];
                }
                if (resource == 1 && limited) refer_down(t, room[1], moved);
            }
        for (const Stream& stream : streams)
            for (std::size_t g = 0; g < towns(); ++g)
                (p_.outside_open ? *stream.out : *stream.lost)[g] += stream.pool[g];
        bed_days.clear();
        for (std::size_t f = 0; f < places(); ++f) bed_days.push_back(give[1][f] - room[1][f]);
    }
    // Everybody in a stream's pool chooses among the places with room and the outside.
    void offer(int t, bool limited, const Row& room, Stream& stream, Row& use) const {
        const std::size_t k = stream.service;
        stream.offers.assign(towns(), Row(places(), 0));
        for (std::size_t g = 0; g < towns(); ++g) {
            const double out = outside_weight(t, k, g);
            double sum = out;
            for (std::size_t f = 0; f < places(); ++f)
                if (!limited || room[f] > 0) sum += weight(t, k, g, f);
            if (sum <= 0) {
                (*stream.lost)[g] += stream.pool[g];
            } else {
                for (std::size_t f = 0; f < places(); ++f)
                    if (!limited || room[f] > 0) stream.offers[g][f] = stream.pool[g] * weight(t, k, g, f) / sum;
                (*stream.out)[g] += stream.pool[g] * out / sum;
            }
            stream.pool[g] = 0;
            for (std::size_t f = 0; f < places(); ++f) use[f] += stream.offers[g][f] * stay(t, k, f);
        }
    }
    void refer_down(int t, Row& room, Row& moved) const {
        for (std::size_t a = 0; a < p_.group.size(); ++a) {
            const auto lead = static_cast<std::size_t>(p_.group[a].lead);
            double days = 0, spare = 0;
            for (std::size_t g = 0; g < towns(); ++g) days += served[2][g][lead] * stay(t, 2, lead);
            for (const int m : p_.group[a].members) spare += room[static_cast<std::size_t>(m)];
            const double wanted =
                days * at(p_.referred_down, t) * (1 - at(p_.stay_before_down, t)) * active_[a] - moved[a];
            const double now = std::min(std::max(wanted, 0.0), spare);
            for (const int m : p_.group[a].members)
                if (spare > 0) room[static_cast<std::size_t>(m)] *= (spare - now) / spare;
            room[lead] += now;
            moved[a] += now;
        }
    }

    static double bisect(const std::function<bool(double)>& too_high) {
        double low = -40, high = 40;
        for (int i = 0; i < 60; ++i) {
            const double middle = (low + high) / 2;
            (too_high(middle) ? high : low) = middle;
        }
        return (low + high) / 2;
    }
    void solve(bool limited) {
        const auto leave = [&] {
            if (!p_.outside_open) return serve(0, 1, limited);
            shift = bisect([&](double x) {
                shift = x;
                serve(0, 1, limited);
                return in_county() < at(p_.base_in_county, 0);
            });
            serve(0, 1, limited);
        };
        if (p_.both_levels)
            primary = std::exp(bisect([&](double x) {
                primary = std::exp(x);
                leave();
                return primary_share() > at(p_.base_primary, 0);
            }));
        leave();
    }
    void raise() {
        const Matrix give = capacity(0, 1);
        for (std::size_t r = 0; r < resources; ++r) {
            double load[2] = {0, 0}, gives[2] = {0, 0};
            for (std::size_t f = 0; f < places(); ++f) {
                if (p_.place[f].treats) gives[at_county(f)] += give[r][f];
                for (std::size_t k = 2 * r; k < 2 * r + 2; ++k)
                    for (std::size_t g = 0; g < towns(); ++g) load[at_county(f)] += served[k][g][f] * stay(0, k, f);
                for (std::size_t g = 0; r == 0 && g < towns(); ++g) load[at_county(f)] += served_referred[g][f];
            }
            for (int level = 0; level < 2; ++level)
                if (gives[level] > 0) productivity[r][level] = std::max(1.0, load[level] * 1.1 / gives[level]);
        }
    }

    const PatientParameters& p_;
    Row values_, people_, minutes_, active_, founded_, raised_at_begin_, level_;
    Row size_[resources];
};

}  // namespace permille::network
